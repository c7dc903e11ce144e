import { anyUser } from '../routing/authz.ts';
import { nothing, operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { endSession } from '../sessions/repository.ts';

/** POST /oauth2/revoke: ends the session of the bearer token, and with it all tokens that came of this login. */
export const revoke = operation({
  id: 'revokeToken',
  method: 'POST',
  path: '/oauth2/revoke',
  action: 'revoke token',
  authz: anyUser,
  forgiving: true,
  produces: nothing,
  handler: async (request, reply) => {
    await endSession(dbOf(request), callerOf(request).sessionId);
    reply.code(204);
  },
});
