import { newId, newSecret } from '../credentials/random-texts.ts';
import { factorsOf } from '../enrollments/factors.ts';
import { liveEnrollment, requireActive } from '../enrollments/repository.ts';
import { anyPsp } from '../routing/authz.ts';
import { pspOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { uuidIn } from '../routing/uuid.ts';
import { requiredOf } from '../verification/initiate.ts';
import { startSession } from '../verification/sessions.ts';

interface Body {
  readonly amount: number;
  readonly uuid?: string;
  readonly required_factors?: number;
}

/** What is usual if nobody knows yet who will prove factors. */
const MOST_FACTORS = 10;

/** POST /v1/psp/session/create */
export const createPspSession = operation<Body>({
  id: 'createPspSession',
  method: 'POST',
  path: '/v1/psp/session/create',
  ...anyPsp,
  limit: 'verification',
  reads: true,
  missing: 'missing_psp_fields',
  status: 201,
  handler: async (call) => {
    const { amount, uuid: sent, required_factors } = call.body;
    const uuid = sent === undefined ? null : uuidIn(sent);
    const enrollment = uuid === null ? undefined : await liveEnrollment(call, uuid);
    if (uuid !== null) await requireActive(call, uuid);
    const enrolled = enrollment ? Object.keys(factorsOf(enrollment)).length : MOST_FACTORS;
    const required = Math.min(
      enrolled,
      required_factors ?? requiredOf(enrolled, { transaction_amount: amount }),
    );
    const session = await startSession(call, {
      ...{ id: newId('psps'), uuid, psp: pspOf(call), developer_id: null, required },
    });
    return {
      session_id: session.id,
      required_factors: required,
      expires_at: new Date(session.expires_at).toISOString(),
      frontend_token: newSecret('pspf_'),
    };
  },
});
