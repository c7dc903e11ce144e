import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { fail } from '../../../server/tmi/errors/api-error.ts';
import { hashOf } from '../../../server/tmi/sessions/repository.ts';
import { everyOperation, family } from '../sabotage.ts';
import { answering, having } from '../seams/answers.ts';
import { bending } from '../seams/bodies.ts';
import { triggers } from '../seams/database.ts';
import { before } from '../seams/handlers.ts';

const exchange = 'POST /oauth2/token';
const refresh = 'POST /oauth2/refresh';
const introspect = 'POST /oauth2/introspect';
const jwks = 'GET /.well-known/jwks.json';
const configuration = 'GET /.well-known/openid-configuration';

/** Logins, and what becomes of their tokens. */
export const oauth = family('oauth', [
  {
    id: 'verifier-not-checked',
    title: 'Any code verifier fits the challenge of a login.',
    at: [exchange],
    requirements: ['S1-exchange-oauth-code'],
    cells: [`${exchange} 400`],
    apply: before(async (request) => {
      const { code, code_verifier: verifier = '' } = loginIn(request);
      await request.server.storage.db
        .updateTable('login_codes')
        .set({ code_challenge: createHash('sha256').update(verifier).digest('base64url') })
        .where('hash', '=', hashOf(code))
        .execute();
    }),
  },
  {
    id: 'redirect-not-compared',
    title: 'A code is exchanged for another redirect_uri than the one of its login.',
    at: [exchange],
    requirements: ['S1-exchange-oauth-code'],
    cells: [`${exchange} 400`],
    apply: before(async (request) => {
      const { code, redirect_uri } = loginIn(request);
      await request.server.storage.db
        .updateTable('login_codes')
        .set({ client_callback: redirect_uri })
        .where('hash', '=', hashOf(code))
        .execute();
    }),
  },
  {
    id: 'codes-good-twice',
    title: 'A code can be exchanged again.',
    at: [exchange],
    requirements: ['S1-exchange-oauth-code'],
    cells: [`${exchange} 400`],
    apply: triggers(
      `after delete on login_codes when exists (select 1 from users where id = old.user_id) begin
         insert into login_codes select old.hash, old.user_id, old.provider, old.groups, old.client_callback,
         old.code_challenge, old.expires_at; end`,
      'after insert on used_login_codes begin delete from used_login_codes where hash = new.hash; end',
    ),
  },
  {
    id: 'states-good-twice',
    title: 'A login can come back twice with the same state.',
    at: ['GET /oauth2/callback'],
    cells: ['GET /oauth2/callback 400'],
    apply: triggers(
      `after delete on login_attempts when old.provider = 'test' begin
         insert into login_attempts select old.state, old.provider, old.client_callback, old.client_state,
         old.code_challenge, old.memory, old.expires_at; end`,
    ),
  },
  {
    id: 'state-not-returned',
    title: 'The client does not get its state back.',
    at: ['GET /oauth2/callback'],
    requirements: ['S1-handle-oauth-callback', 'S0-302-callback'],
    cells: ['GET /oauth2/callback 302'],
    apply: answering({ of: [302], header: ['location', (url) => url.replace(/([?&])state=[^&]*&?/, '$1')] }),
  },
  {
    id: 'callback-relative',
    title: 'The login redirects the client to an address without a host.',
    at: ['GET /oauth2/callback'],
    requirements: ['S0-302-location'],
    cells: ['GET /oauth2/callback 302'],
    apply: answering({ of: [302], header: ['location', (url) => url.replace(/^https?:\/\/[^/]+/, '')] }),
  },
  {
    id: 'refresh-tokens-good-twice',
    title: 'A refresh token can be used again and again.',
    at: [refresh],
    requirements: ['S0-401-oauth-credentials'],
    cells: [`${refresh} 401`],
    apply: triggers(
      `after update of used_at on refresh_tokens begin
         update refresh_tokens set used_at = null where hash = new.hash; end`,
    ),
  },
  {
    id: 'reuse-goes-unpunished',
    title: 'A refresh token that is used twice is refused, and the tokens that came of it go on.',
    at: [refresh],
    seenAt: everyOperation,
    requirements: ['S0-401-oauth-credentials'],
    cells: [`${refresh} 401`, '* 401'],
    apply: before(async (request) => {
      const { refresh_token } = request.body as { readonly refresh_token: string };
      const used = await request.server.storage.db
        .selectFrom('refresh_tokens')
        .select('used_at')
        .where('hash', '=', hashOf(refresh_token))
        .where('used_at', 'is not', null)
        .executeTakeFirst();
      if (used) throw fail('unknown_refresh_token');
    }),
  },
  {
    id: 'refresh-token-of-the-deleted',
    title: 'A refresh token that nobody knows is as good as one of somebody.',
    at: [refresh],
    requirements: ['S0-401-oauth-credentials'],
    cells: [`${refresh} 401`],
    apply: answering({
      of: [401],
      status: 200,
      headers: { 'www-authenticate': undefined },
      json: () => ({
        access_token: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
        refresh_token: 'another',
        token_type: 'Bearer',
        expires_in: 3600,
      }),
    }),
  },
  {
    id: 'dead-tokens-active',
    title: 'Introspection calls every token active.',
    at: [introspect],
    requirements: ['S1-introspect-token'],
    cells: [`${introspect} 200`],
    apply: answering({ of: [200], json: having({ active: true }) }),
  },
  {
    id: 'living-tokens-inactive',
    title: 'Introspection calls no token active.',
    at: [introspect],
    requirements: ['S1-introspect-token'],
    cells: [`${introspect} 200`],
    apply: answering({ of: [200], json: () => ({ active: false }) }),
  },
  {
    id: 'dead-tokens-told',
    title: 'Introspection tells whose the token was that is no good any more.',
    at: [introspect],
    requirements: ['S1-introspect-token'],
    cells: [`${introspect} 200`],
    apply: answering({
      of: [200],
      json: having(({ active }) => (active === false ? { sub: 'alice', email: 'alice@example.com' } : {})),
    }),
  },
  {
    id: 'keys-of-another-server',
    title: 'The key set has no key that signed a token.',
    at: [jwks],
    cells: [`${jwks} 200`],
    apply: answering({
      of: [200],
      json: (body) => ({
        keys: (body as { keys: object[] }).keys.map((key) => ({
          ...key,
          kid: '01890a5d-ac96-774b-bcce-b302099a8057',
        })),
      }),
    }),
  },
  {
    id: 'issuer-of-another-server',
    title: 'The discovery document names another issuer than the tokens.',
    at: [configuration],
    seenAt: ['GET /.well-known/oauth-authorization-server'],
    cells: [`${configuration} 200`],
    apply: answering({ of: [200], json: having({ issuer: 'https://tmi.example' }) }),
  },
  {
    id: 'grant-type-not-checked',
    title: 'A code is exchanged whatever the grant_type.',
    at: [exchange],
    cells: [`${exchange} 400`],
    requirements: ['S1-exchange-oauth-code'],
    apply: bending((body) => ({ ...body, grant_type: 'authorization_code' })),
  },
  {
    id: 'scope-not-checked',
    title: 'A login without the scope openid begins all the same.',
    at: ['GET /oauth2/authorize'],
    cells: ['GET /oauth2/authorize 400'],
    requirements: ['S1-authorize-oauth'],
    apply: before(({ query }) => {
      const asked = query as { scope?: string };
      asked.scope = `openid ${asked.scope ?? ''}`;
    }),
  },
]);

interface TokenRequest {
  readonly code: string;
  readonly code_verifier?: string;
  readonly redirect_uri: string;
}

function loginIn({ body }: FastifyRequest): TokenRequest {
  return body as TokenRequest;
}
