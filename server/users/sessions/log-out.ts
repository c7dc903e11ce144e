import { record } from '../audit/record.ts';
import { fail } from '../errors/users-error.ts';
import { anyUser } from '../routing/authz.ts';
import { callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { revoke } from './blacklist.ts';

/** POST /api/v1/auth/logout: revokes both tokens. A refresh token of somebody else is none of the caller's. */
export const logOut = operation<{ readonly refreshToken: string }>({
  id: 'logOut',
  method: 'POST',
  path: '/api/v1/auth/logout',
  authz: anyUser,
  reads: true,
  success: { code: 'LOGOUT_SUCCESS', message: 'Logged out' },
  handler: async (call) => {
    const { server, db, body } = call;
    const caller = callerOf(call);
    const refresh = await server.refreshTokens.verify(body.refreshToken);
    if (refresh.sub !== caller.id) throw fail('INVALID_TOKEN');
    await revoke(db, { jti: caller.jti, exp: caller.expires });
    await revoke(db, refresh);
    await record(call, {
      event: 'AUDIT_LOGGED_OUT',
      resource: 'sessions',
      action: 'delete',
      target: caller.id,
    });
    return {};
  },
});
