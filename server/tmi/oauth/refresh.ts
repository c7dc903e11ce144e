import { fail } from '../errors/api-error.ts';
import { everyone } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { endSession, useRefreshToken } from '../sessions/repository.ts';

/**
 * POST /oauth2/refresh: a refresh token is good for one use. One that is used again was stolen, from the client or by
 * it, so that the whole session ends (RFC 9700, section 4.14).
 */
export const refresh = operation<{ Body: { readonly refresh_token: string } }>({
  id: 'refreshTokens',
  method: 'POST',
  path: '/oauth2/refresh',
  action: 'refresh tokens',
  authz: everyone,
  consumes: json,
  oauthErrors: true,
  handler: async (request) => {
    const db = dbOf(request);
    const outcome = await useRefreshToken(db, request.body.refresh_token);
    if (outcome.kind === 'good') return request.server.sessions.renew(db, outcome.sessionId);
    if (outcome.kind === 'reused') await endSession(db, outcome.sessionId);
    throw fail('unknown_refresh_token', { keepsWork: true });
  },
});
