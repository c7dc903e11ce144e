import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { fail } from '../errors/api-error.ts';
import { type SamlSettings, samlProvidersIn } from './settings.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The SAML identity providers, by id. */
    samlProviders: ReadonlyMap<string, SamlSettings>;
  }
}

/** Adds `app.samlProviders`. */
export const samlProviders = fp(
  async (app) => {
    const providers = samlProvidersIn(app.config.SAML_PROVIDERS);
    app.decorate('samlProviders', new Map(providers.map((provider) => [provider.id, provider])));
  },
  { name: 'saml-providers', dependencies: ['config'] },
);

/** The provider in the path. Throws 404. */
export function samlProviderNamed({ samlProviders: known }: FastifyInstance, id: string): SamlSettings {
  const provider = known.get(id);
  if (!provider) throw fail('identity_provider_not_found');
  return provider;
}
