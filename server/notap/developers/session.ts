import { bearerInHeaders } from '../credentials/bearer.ts';
import { fail } from '../errors/notap-error.ts';
import { anyDeveloper, everyone } from '../routing/authz.ts';
import { developerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { developerView } from './view.ts';

/** GET /v1/auth/developer/profile */
export const getDeveloper = operation({
  id: 'getDeveloper',
  method: 'GET',
  path: '/v1/auth/developer/profile',
  ...anyDeveloper,
  limit: 'webhook',
  handler: async (call) => {
    const row = await call.db
      .selectFrom('developers')
      .selectAll()
      .where('id', '=', developerOf(call))
      .executeTakeFirst();
    if (!row) throw fail('invalid_key');
    return { developer: developerView(row) };
  },
});

/** POST /v1/auth/developer/validate */
export const validateToken = operation({
  id: 'validateToken',
  method: 'POST',
  path: '/v1/auth/developer/validate',
  ...anyDeveloper,
  limit: 'webhook',
  handler: async () => ({ valid: true }),
});

/** POST /v1/auth/developer/logout: a token that is sent is refused from now on; without a good one, nothing happens. */
export const logoutDeveloper = operation({
  id: 'logoutDeveloper',
  method: 'POST',
  path: '/v1/auth/developer/logout',
  ...everyone,
  limit: 'webhook',
  handler: async ({ db, server, headers }) => {
    const token = bearerInHeaders(headers);
    const claims = token === undefined ? 'invalid' : await server.developerTokens.verify(token);
    if (claims !== 'invalid' && claims !== 'expired') {
      await db.deleteFrom('revoked_tokens').where('expires_at', '<=', server.clock()).execute();
      await db
        .insertInto('revoked_tokens')
        .values({ jti: claims.jti, expires_at: claims.exp * 1000 })
        .onConflict((conflict) => conflict.column('jti').doNothing())
        .execute();
    }
    return { message: 'Logged out' };
  },
});
