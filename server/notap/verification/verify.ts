import { newSecret } from '../credentials/random-texts.ts';
import type { Factors } from '../enrollments/factors.ts';
import { requireActive } from '../enrollments/repository.ts';
import { fail } from '../errors/notap-error.ts';
import { keyWith } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { uuidIn } from '../routing/uuid.ts';
import { prove, wantedIn } from './prove.ts';
import { openSession } from './sessions.ts';

interface Body {
  readonly session_id: string;
  readonly user_uuid: string;
  readonly factors: Factors;
}

/** POST /v1/verification/verify */
export const verify = operation<Body>({
  id: 'verify',
  method: 'POST',
  path: '/v1/verification/verify',
  ...keyWith('verification:read'),
  limit: 'verification',
  reads: true,
  handler: async (call) => {
    const { body } = call;
    const [id, uuid] = [uuidIn(body.session_id), uuidIn(body.user_uuid)];
    const session = await openSession(call, id, { psp: null });
    // Somebody else's session is none.
    if (session.uuid !== uuid) throw fail('session_not_found');
    await requireActive(call, uuid);
    const error = await prove(call, session, {
      ...{ uuid, factors: body.factors, required: session.required, wanted: wantedIn(session) },
    });
    if (error) return error;
    return { verified: true, auth_token: newSecret('auth_'), session_id: id, message: 'Verified' };
  },
});
