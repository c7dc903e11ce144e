import { randomInt, randomUUID } from 'node:crypto';
import { factorsOf } from '../enrollments/factors.ts';
import { liveEnrollment, requireActive } from '../enrollments/repository.ts';
import { fail } from '../errors/notap-error.ts';
import { keyWith } from '../routing/authz.ts';
import { type Call, developerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { isUuid } from '../routing/uuid.ts';
import { startSession } from './sessions.ts';

interface Body {
  /** A UUID, or an alias. */
  readonly user_uuid: string;
  readonly transaction_amount?: number;
  readonly risk_level?: 'LOW' | 'MEDIUM' | 'HIGH';
}

/** From this amount in USD, and for high risks, a third factor is required. */
const HIGH_AMOUNT = 100;

/** POST /v1/verification/initiate */
export const initiateVerification = operation<Body>({
  id: 'initiateVerification',
  method: 'POST',
  path: '/v1/verification/initiate',
  ...keyWith('verification:read'),
  limit: 'verification',
  reads: true,
  handler: async (call) => {
    const { body, server } = call;
    const uuid = await userIn(call, body.user_uuid);
    const enrollment = await liveEnrollment(call, uuid);
    const user = await requireActive(call, uuid);
    if (user?.must_enroll === 1) throw fail('re_enrollment');
    const enrolled = Object.keys(factorsOf(enrollment));
    const required = requiredOf(enrolled.length, body);
    const wanted = shuffled(enrolled).slice(0, required);
    const { id } = await startSession(call, {
      ...{ id: randomUUID(), uuid, psp: null, developer_id: developerOf(call), required, wanted },
    });
    return {
      session_id: id,
      uuid,
      required_factors: wanted,
      enrolled_factors: enrolled,
      expires_in: server.config.SESSION_SECONDS,
      message: 'Verification started',
    };
  },
});

/** How many factors somebody has to prove who has enrolled so many. */
export function requiredOf(
  enrolled: number,
  { transaction_amount = 0, risk_level }: Pick<Body, 'transaction_amount' | 'risk_level'>,
): number {
  const wanted = transaction_amount >= HIGH_AMOUNT || risk_level === 'HIGH' ? 3 : 2;
  return Math.min(wanted, enrolled);
}

async function userIn({ db }: Pick<Call<Body>, 'db'>, text: string): Promise<string> {
  if (isUuid(text)) return text.toLowerCase();
  const row = await db.selectFrom('enrollments').select('uuid').where('alias', '=', text).executeTakeFirst();
  if (!row) throw fail('enrollment_not_found');
  return row.uuid;
}

/** In an order that nobody can foresee (Fisher and Yates). */
function shuffled(texts: readonly string[]): string[] {
  const mixed = [...texts];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] ?? '', mixed[last] ?? ''];
  }
  return mixed;
}
