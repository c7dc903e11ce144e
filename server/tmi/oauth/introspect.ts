import type { FastifyInstance } from 'fastify';
import { ApiError } from '../errors/api-error.ts';
import { everyone } from '../routing/authz.ts';
import { form, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { livingSession, sessionOfRefreshToken } from '../sessions/repository.ts';
import type { Db } from '../storage/tables.ts';

const inactive = { active: false };

/** POST /oauth2/introspect (RFC 7662): of a token that is no good, nothing is told but that. */
export const introspect = operation<{ Body: { readonly token: string } }>({
  id: 'introspectToken',
  method: 'POST',
  path: '/oauth2/introspect',
  action: 'introspect token',
  authz: everyone,
  consumes: form,
  oauthErrors: true,
  handler: async (request) => {
    const db = dbOf(request);
    const { token } = request.body;
    return (
      (await accessToken(request.server, db, token)) ??
      (await refreshToken(request.server, db, token)) ??
      inactive
    );
  },
});

async function accessToken(
  { sessions }: FastifyInstance,
  db: Db,
  token: string,
): Promise<object | undefined> {
  try {
    const claims = await sessions.tokens.verify(db, token);
    if (!(await livingSession(db, claims.sid))) return undefined;
    const { sub, email, name, iss, aud, exp, iat } = claims;
    return {
      active: true,
      ...{ sub, email, email_verified: true, name, iss, aud, exp, iat },
      token_type: 'Bearer',
      scope: 'openid profile email',
    };
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

async function refreshToken(app: FastifyInstance, db: Db, token: string): Promise<object | undefined> {
  const sessionId = await sessionOfRefreshToken(db, token);
  const session = sessionId === undefined ? undefined : await livingSession(db, sessionId);
  if (!session) return undefined;
  const { provider_id: sub, email, display_name: name } = session.user;
  return { active: true, sub, email, name, iss: app.publicUrl() };
}
