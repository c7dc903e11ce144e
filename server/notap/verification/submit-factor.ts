import { areProven, factorsOf } from '../enrollments/factors.ts';
import { liveEnrollment, requireActive } from '../enrollments/repository.ts';
import { fail } from '../errors/notap-error.ts';
import { keyWith } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { uuidIn } from '../routing/uuid.ts';
import { wantedIn } from './prove.ts';
import { endSession, failAttempt, hasAttempts, openSession, succeed } from './sessions.ts';

interface Body {
  readonly session_id: string;
  readonly factor_name: string;
  readonly factor_digest: string;
}

/** POST /v1/verification/submit-factor: the session is verified with the last one that it requires. */
export const submitFactor = operation<Body>({
  id: 'submitFactor',
  method: 'POST',
  path: '/v1/verification/submit-factor',
  ...keyWith('verification:read'),
  limit: 'verification',
  reads: true,
  handler: async (call) => {
    const { db, body } = call;
    const session = await openSession(call, uuidIn(body.session_id), { psp: null });
    const { uuid } = session;
    if (uuid === null) throw fail('session_not_found');
    await requireActive(call, uuid);
    const enrolled = factorsOf(await liveEnrollment(call, uuid));
    if (!hasAttempts(session)) return endSession(call, session);
    const wanted = wantedIn(session);
    if (!wanted.includes(body.factor_name)) throw fail('invalid_factor_data');
    if (!areProven({ [body.factor_name]: body.factor_digest }, enrolled)) return failAttempt(call, session);
    const completed = [...new Set([...(JSON.parse(session.completed) as string[]), body.factor_name])];
    await db
      .updateTable('sessions')
      .set({ completed: JSON.stringify(completed) })
      .where('id', '=', session.id)
      .execute();
    if (completed.length >= session.required) await succeed(call, session, uuid);
    return { completed, remaining: wanted.filter((name) => !completed.includes(name)) };
  },
});
