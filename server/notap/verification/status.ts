import { fail } from '../errors/notap-error.ts';
import { keyWith } from '../routing/authz.ts';
import { inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import type { SessionRow } from '../storage/tables.ts';
import { findSession, MAX_ATTEMPTS } from './sessions.ts';

/** GET /v1/verification/status/{sessionId} */
export const getVerification = operation({
  id: 'getVerification',
  method: 'GET',
  path: '/v1/verification/status/{sessionId}',
  ...keyWith('verification:read'),
  limit: 'verification',
  uuids: ['sessionId'],
  handler: async (call) => {
    const session = await findSession(call, inPath(call, 'sessionId'), { psp: null });
    if (!session) throw fail('session_not_found');
    const now = call.server.clock();
    return {
      status: statusOf(session, now),
      attempts: session.attempts,
      max_attempts: MAX_ATTEMPTS,
      expires_in: Math.max(0, Math.ceil((session.expires_at - now) / 1000)),
    };
  },
});

export function statusOf({ status, expires_at }: SessionRow, now: number): SessionRow['status'] | 'expired' {
  return status === 'pending' && expires_at <= now ? 'expired' : status;
}
