import { fail } from '../errors/api-error.ts';
import { everyone } from '../routing/authz.ts';
import { nothing, operation } from '../routing/operation.ts';
import { newSecret } from '../sessions/repository.ts';
import { requireClientCallback } from './client-callbacks.ts';
import { providerNamed, redirectUri } from './providers.ts';
import { insertAttempt } from './repository.ts';

interface AuthorizeQuery {
  readonly idp?: string;
  readonly scope: string;
  readonly response_type?: string;
  readonly client_callback?: string;
  readonly state?: string;
  readonly login_hint?: string;
  readonly code_challenge?: string;
  readonly code_challenge_method?: string;
}

/** GET /oauth2/authorize: sends the browser to the identity provider. */
export const authorize = operation<{ Querystring: AuthorizeQuery }>({
  id: 'authorize',
  method: 'GET',
  path: '/oauth2/authorize',
  action: 'start login',
  authz: everyone,
  produces: nothing,
  ownTransactions: true,
  invalid: { code_challenge: { any: 'weak_challenge' }, code_challenge_method: { any: 'weak_challenge' } },
  handler: async ({ query, server }, reply) => {
    if (!query.scope.split(' ').includes('openid')) throw fail('missing_openid');
    if ((query.response_type ?? 'code') !== 'code') throw fail('unsupported_response_type');
    // RFC 7636: a challenge without a method would be plain, which is no proof; a method alone is a mistake.
    if ((query.code_challenge === undefined) !== (query.code_challenge_method === undefined))
      throw fail('weak_challenge');
    // The code that the challenge protects needs somewhere to go; tokens without a proof would take its place.
    if (query.code_challenge !== undefined && query.client_callback === undefined)
      throw fail('missing_parameter', { about: { member: 'client_callback' } });
    requireClientCallback(server.config, query.client_callback);
    const provider = providerNamed(server, query.idp);
    const state = newSecret();
    const { location, memory } = await provider.begin({
      state,
      redirectUri: redirectUri(server),
      hint: query.login_hint,
    });
    const attempt = {
      state,
      provider: provider.id,
      client_callback: query.client_callback ?? null,
      client_state: query.state ?? null,
      code_challenge: query.code_challenge ?? null,
      memory: JSON.stringify(memory),
    };
    await server.storage.db
      .transaction()
      .execute((db) => insertAttempt(db, attempt, server.config.LOGIN_SECONDS));
    reply.code(302).header('location', location);
  },
});
