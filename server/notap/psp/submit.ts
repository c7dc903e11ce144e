import { isStorableText } from '../../unstorable-text.ts';
import { newSecret } from '../credentials/random-texts.ts';
import { requireActive } from '../enrollments/repository.ts';
import { fail } from '../errors/notap-error.ts';
import { anyPsp } from '../routing/authz.ts';
import { pspOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { prove } from '../verification/prove.ts';
import { openSession } from '../verification/sessions.ts';

interface Body {
  readonly session_id: string;
  readonly factors: readonly { readonly type: string; readonly digest: string }[];
}

/** POST /v1/psp/session/submit. A session that was started for nobody cannot be proven. */
export const submitPspFactors = operation<Body>({
  id: 'submitPspFactors',
  method: 'POST',
  path: '/v1/psp/session/submit',
  ...anyPsp,
  limit: 'verification',
  reads: true,
  missing: 'missing_psp_fields',
  handler: async (call) => {
    const { body, server } = call;
    if (!isStorableText(body.session_id)) throw fail('session_not_found');
    const session = await openSession(call, body.session_id, { psp: pspOf(call) });
    const { uuid } = session;
    if (uuid === null) throw fail('session_not_found');
    await requireActive(call, uuid);
    const factors = Object.fromEntries(body.factors.map(({ type, digest }) => [type, digest]));
    const error = await prove(call, session, { uuid, factors, required: session.required, wanted: [] });
    if (error) return error;
    return {
      verified: true,
      auth_token: newSecret('auth_'),
      user_uuid: uuid,
      timestamp: new Date(server.clock()).toISOString(),
    };
  },
});
