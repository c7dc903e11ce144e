import { fail } from '../errors/notap-error.ts';
import { keyWith } from '../routing/authz.ts';
import { inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { areFactors, areProven, type Factors, factorsOf } from './factors.ts';
import { liveEnrollment, requireActive } from './repository.ts';

/** PUT /v1/enrollment/renew/{uuid} */
export const renewEnrollment = operation<{ readonly factors: Factors }>({
  id: 'renewEnrollment',
  method: 'PUT',
  path: '/v1/enrollment/renew/{uuid}',
  ...keyWith('enrollment:write'),
  limit: 'enrollment',
  uuids: ['uuid'],
  reads: true,
  handler: async (call) => {
    const { db, server, body } = call;
    const uuid = inPath(call, 'uuid');
    const enrollment = await liveEnrollment(call, uuid);
    await requireActive(call, uuid);
    const enrolled = factorsOf(enrollment);
    const names = Object.keys(body.factors);
    const count = Object.keys(enrolled).length;
    if (!areFactors(names)) throw fail('invalid_factor_data');
    if (names.length !== count) throw fail('factor_count', { about: { count: String(count) } });
    if (!areProven(body.factors, enrolled)) throw fail('invalid_factors');
    const expires_at = server.clock() + enrollment.ttl_seconds * 1000;
    await db.updateTable('enrollments').set({ expires_at }).where('uuid', '=', uuid).execute();
    return { expires_at, message: 'Enrollment renewed' };
  },
});
