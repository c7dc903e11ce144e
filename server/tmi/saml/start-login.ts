import { requireClientCallback } from '../oauth/client-callbacks.ts';
import { insertAttempt } from '../oauth/repository.ts';
import { everyone } from '../routing/authz.ts';
import { nothing, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { newSecret } from '../sessions/repository.ts';
import { samlProviderNamed } from './providers.ts';
import { loginRequest, serviceProvider } from './service-provider.ts';

/**
 * GET /saml/{provider}/login: sends the browser to the identity provider. The relay state that comes back with it names
 * the attempt, and nothing else: never an address.
 */
export const startSamlLogin = operation<{
  Params: { readonly provider: string };
  Querystring: { readonly client_callback?: string };
}>({
  id: 'startSamlLogin',
  method: 'GET',
  path: '/saml/{provider}/login',
  action: 'start SAML login',
  authz: everyone,
  produces: nothing,
  handler: async (request, reply) => {
    const { server, params, query } = request;
    const settings = samlProviderNamed(server, params.provider);
    requireClientCallback(server.config, query.client_callback);
    const state = newSecret();
    const self = serviceProvider(server.publicUrl());
    const { location, requestId } = await loginRequest(self, settings, state);
    const attempt = {
      state,
      provider: settings.id,
      client_callback: query.client_callback ?? null,
      client_state: null,
      code_challenge: null,
      memory: JSON.stringify({ requestId }),
    };
    await insertAttempt(dbOf(request), attempt, server.config.LOGIN_SECONDS);
    reply.code(302).header('location', location);
  },
});
