import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { fail } from '../errors/users-error.ts';
import { isAllowed } from '../routing/authz.ts';
import type { Caller, UsersServer } from '../routing/call.ts';
import { isRevoked } from './blacklist.ts';
import type { Claims } from './signed-tokens.ts';

/**
 * Adds `request.usersCaller`, whose permissions are those of the token. Whoever lacks one is refused before anybody
 * looks at what they sent.
 */
export const authentication = fp<{ readonly server: UsersServer }>(
  async (app, { server }) => {
    app.decorateRequest('usersCaller', null);
    app.addHook('onRequest', async (request) => {
      const policy = request.routeOptions.config?.users;
      if (!policy || policy.authz.public) return;
      const caller = await callerIn(request, server);
      request.usersCaller = caller;
      if (!isAllowed(policy.authz, caller)) throw fail('FORBIDDEN');
    });
  },
  { name: 'sessions', dependencies: ['errors', 'csrf-guard'] },
);

/** Throws 401. */
async function callerIn(
  { headers: { authorization } }: FastifyRequest,
  { accessTokens, storage }: UsersServer,
): Promise<Caller> {
  const [, token] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  // Something that is to be a bearer token and is none is a wrong token; another scheme is no token at all.
  if (token === undefined)
    throw fail(/^Bearer +\S/i.test(authorization ?? '') ? 'INVALID_TOKEN' : 'UNAUTHORIZED');
  const claims = await accessTokens.verify(token);
  if (await isRevoked(storage.db, claims)) throw fail('TOKEN_BLACKLISTED');
  return callerOf(claims);
}

function callerOf({ sub, jti, exp, roles, permissions }: Claims): Caller {
  return { id: sub, jti, expires: exp, roles: texts(roles), permissions: texts(permissions) };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
