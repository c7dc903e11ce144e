import { fail } from '../errors/notap-error.ts';
import { keyWith } from '../routing/authz.ts';
import { developerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { randomUuidIn } from '../routing/uuid.ts';
import { emit } from '../webhooks/emit.ts';
import { newAlias } from './aliases.ts';
import { areFactors, type Factors, inLowerCase } from './factors.ts';
import { useNonce } from './nonces.ts';
import { requireActive } from './repository.ts';

interface Body {
  readonly user_uuid: string;
  readonly factors: Factors;
  readonly device_id: string;
  readonly ttl_seconds?: number;
  readonly language?: string;
}

const USUAL_SECONDS = 86_400;

/** POST /v1/enrollment/store. What has ended makes place for the same user. */
export const storeEnrollment = operation<Body>({
  id: 'storeEnrollment',
  method: 'POST',
  path: '/v1/enrollment/store',
  ...keyWith('enrollment:write'),
  limit: 'enrollment',
  reads: true,
  status: 201,
  handler: async (call) => {
    const { db, server, body } = call;
    const uuid = randomUuidIn(body.user_uuid);
    await useNonce(call);
    await requireActive(call, uuid);
    const now = server.clock();
    await db
      .deleteFrom('enrollments')
      .where('uuid', '=', uuid)
      .where('expires_at', '<=', now)
      .where('auto_renewal', '=', 0)
      .execute();
    if (!areFactors(Object.keys(body.factors))) throw fail('invalid_factor_data');
    const ttl = body.ttl_seconds ?? USUAL_SECONDS;
    const row = {
      ...{ uuid, alias: await newAlias(call, body.language), device_id: body.device_id },
      factors: JSON.stringify(inLowerCase(body.factors)),
      developer_id: developerOf(call),
      ...{ ttl_seconds: ttl, auto_renewal: 0, created_at: now, expires_at: now + ttl * 1000 },
    };
    const added = await db
      .insertInto('enrollments')
      .values(row)
      .onConflict((conflict) => conflict.column('uuid').doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) throw fail('already_enrolled');
    await db
      .insertInto('users')
      .values({ uuid, created_at: now, suspended_at: null, suspension_reason: null, must_enroll: 0 })
      .onConflict((conflict) => conflict.column('uuid').doUpdateSet({ must_enroll: 0 }))
      .execute();
    await db
      .insertInto('devices')
      .values({ uuid, device_id: body.device_id, name: null, added_at: now })
      .execute();
    await emit(call, row.developer_id, 'enrollment.created', { user_uuid: uuid });
    return {
      enrollment_id: uuid,
      alias: row.alias,
      expires_at: row.expires_at,
      message: 'Enrollment stored',
    };
  },
});
