import { type Factors, factorsOf } from '../enrollments/factors.ts';
import { liveEnrollment } from '../enrollments/repository.ts';
import { fail } from '../errors/notap-error.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { uuidIn } from '../routing/uuid.ts';
import { prove } from '../verification/prove.ts';
import { openSession } from '../verification/sessions.ts';

interface Body {
  readonly uuid: string;
  readonly session_id: string;
  readonly factors: Factors;
}

/** POST /v1/management/verify */
export const verifyForManagement = operation<Body>({
  id: 'verifyForManagement',
  method: 'POST',
  path: '/v1/management/verify',
  ...everyone,
  limit: 'verification',
  reads: true,
  handler: async (call) => {
    const { body, server } = call;
    const [uuid, id] = [uuidIn(body.uuid), uuidIn(body.session_id)];
    const enrolled = factorsOf(await liveEnrollment(call, uuid));
    const session = await openSession(call, id, { psp: null });
    if (session.uuid !== uuid) throw fail('session_not_found');
    const wanted = Object.keys(enrolled);
    const error = await prove(call, session, {
      ...{ uuid, factors: body.factors, required: wanted.length, wanted },
    });
    if (error) return error;
    const { token, expiresAt } = server.managementTokens.sign(uuid);
    return {
      auth_token: token,
      expires_at: expiresAt,
      expires_in_seconds: server.managementTokens.seconds,
    };
  },
});
