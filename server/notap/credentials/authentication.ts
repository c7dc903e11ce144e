import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { prepared } from '../../storage/prepared.ts';
import { fail } from '../errors/notap-error.ts';
import type { Credential } from '../routing/authz.ts';
import type { Caller, NotapServer } from '../routing/call.ts';
import type { Policy } from '../routing/policy.ts';
import type { Tables } from '../storage/tables.ts';
import { countRequest, findKey, HOUR_MS, permissionsOf, requestsThisHour } from './api-keys.ts';
import { bearerInHeaders } from './bearer.ts';
import type { DeveloperClaims } from './developer-tokens.ts';

type Identify = (request: FastifyRequest, server: NotapServer, policy: Policy) => Promise<Caller>;

/** S: nothing sent, or something that has expired, is 401; something wrong is 403. */
const ways: Readonly<Record<Credential, Identify>> = {
  apiKey: byKey,
  adminKey: async ({ headers }, { adminKeys }) => {
    const sent = headers['x-admin-api-key'];
    if (typeof sent !== 'string' || sent === '') throw fail('not_authenticated');
    if (adminKeys.find(sent) === undefined) throw fail('invalid_admin_key');
    return { kind: 'administrator' };
  },
  pspKey: async (request, { pspKeys }) => {
    const sent = bearerInHeaders(request.headers);
    if (sent === undefined || !sent.startsWith('psp_')) throw fail('no_psp_key');
    const psp = pspKeys.find(sent);
    if (psp === undefined) throw fail('invalid_key');
    return { kind: 'psp', psp: nameOfPsp(psp) };
  },
  developerToken: async (request, server) => {
    const claims = await server.developerTokens.verify(requiredBearer(request));
    if (claims === 'expired') throw fail('not_authenticated');
    if (claims === 'invalid' || (await isRevoked(server, claims))) throw fail('invalid_key');
    return { kind: 'developer', developerId: claims.developerId, jti: claims.jti };
  },
  managementToken: async (request, { managementTokens }) => {
    const claims = managementTokens.verify(requiredBearer(request));
    if (claims === 'expired') throw fail('not_authenticated');
    if (claims === 'invalid') throw fail('invalid_key');
    return { kind: 'user', uuid: claims.uuid };
  },
};

/**
 * Adds `request.notapCaller`. Whoever lacks a credential or a permission is refused before anybody looks at what they
 * sent.
 */
export const authentication = fp<{ readonly server: NotapServer }>(
  async (app, { server }) => {
    app.decorateRequest('notapCaller', null);
    app.addHook('onRequest', async (request) => {
      const policy = request.routeOptions.config?.notap;
      if (policy?.credential) request.notapCaller = await ways[policy.credential](request, server, policy);
    });
    app.addHook('onResponse', async (request, reply) => {
      const caller = request.notapCaller;
      if (caller?.kind === 'key') await countRequest(server, caller.keyId, reply.statusCode >= 400);
    });
  },
  { name: 'sessions', dependencies: ['errors', 'limits'] },
);

async function byKey({ headers }: FastifyRequest, server: NotapServer, { authz }: Policy): Promise<Caller> {
  const sent = headers['x-api-key'];
  if (typeof sent !== 'string' || sent === '') throw fail('not_authenticated');
  const key = await findKey(server, sent);
  if (!key || key.revoked_at !== null) throw fail('invalid_key');
  const now = server.clock();
  if (key.expires_at !== null && key.expires_at <= now) throw fail('not_authenticated');
  if ((await requestsThisHour(server, key.id)) >= key.rate_limit) {
    const seconds = Math.ceil((HOUR_MS - (now % HOUR_MS)) / 1000);
    throw limitOfKey(key.rate_limit, now, seconds);
  }
  const permissions = permissionsOf(key);
  if (authz.permissions?.some((needed) => !permissions.includes(needed))) throw fail('invalid_key');
  return { kind: 'key', keyId: key.id, developerId: key.developer_id, permissions };
}

function limitOfKey(limit: number, now: number, seconds: number) {
  return fail('rate_limited', {
    rest: { retry_after: seconds },
    headers: {
      'retry-after': String(seconds),
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(now / 1000) + seconds),
    },
  });
}

/** Something that is to be a bearer token and is none is wrong; another scheme is nothing that was asked for. */
function requiredBearer(request: FastifyRequest): string {
  const token = bearerInHeaders(request.headers);
  if (token !== undefined) return token;
  throw fail(/^Bearer +\S/i.test(request.headers.authorization ?? '') ? 'invalid_key' : 'not_authenticated');
}

/** Whether somebody has logged out with the token, or the account is gone. */
async function isRevoked({ storage }: NotapServer, { jti, developerId }: DeveloperClaims): Promise<boolean> {
  const [row] = await holderOf(storage.db, { jti, developerId });
  return row === undefined || row.jti !== null;
}

/** A developer, with the identifier of the token if it was revoked. */
const holderOf = prepared<
  Tables,
  { readonly jti: string | null },
  Pick<DeveloperClaims, 'jti' | 'developerId'>
>((db, { jti, developerId }) =>
  db
    .selectFrom('developers')
    .leftJoin('revoked_tokens', (join) => join.on('revoked_tokens.jti', '=', jti))
    .select('revoked_tokens.jti')
    .where('developers.id', '=', developerId),
);

/** "psp_live_acme_…" is a key of acme. */
function nameOfPsp(key: string): string {
  return key.split('_')[2] ?? '';
}
