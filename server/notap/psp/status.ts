import { isStorableText } from '../../unstorable-text.ts';
import { fail } from '../errors/notap-error.ts';
import { anyPsp } from '../routing/authz.ts';
import { inPath, pspOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { findSession } from '../verification/sessions.ts';
import { statusOf } from '../verification/status.ts';

/** GET /v1/psp/session/{sessionId}/status */
export const getPspSession = operation({
  id: 'getPspSession',
  method: 'GET',
  path: '/v1/psp/session/{sessionId}/status',
  ...anyPsp,
  limit: 'verification',
  handler: async (call) => {
    const id = inPath(call, 'sessionId');
    const session = isStorableText(id) ? await findSession(call, id, { psp: pspOf(call) }) : undefined;
    if (!session) throw fail('session_not_found');
    const verified = session.status === 'verified';
    return {
      status: statusOf(session, call.server.clock()),
      verified,
      completed_factors: verified ? session.required : 0,
    };
  },
});
