import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { fail } from '../errors/api-error.ts';
import { oidcProvidersIn } from './oidc-settings.ts';
import type { LoginProvider } from './provider.ts';
import { testProvider } from './test-provider.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Where people can log in, by id. A plugin that knows another provider adds it before the server is ready. */
    loginProviders: Map<string, LoginProvider>;
  }
}

/** Adds `app.loginProviders`: the test provider where that is allowed, and those of the configuration. */
export const loginProviders = fp(
  async (app) => {
    const providers = new Map<string, LoginProvider>();
    if (app.config.TEST_PROVIDER) {
      const test = testProvider(app.config);
      providers.set(test.id, test);
    }
    const surroundings = { timeoutSeconds: app.config.PROVIDER_TIMEOUT_SECONDS, log: app.log };
    for (const settings of oidcProvidersIn(app.config.OIDC_PROVIDERS)) {
      // A server without such a provider starts without what it takes to speak with one.
      const { oidcProvider } = await import('./oidc-provider.ts');
      providers.set(settings.id, oidcProvider(settings, surroundings));
    }
    app.decorate('loginProviders', providers);
  },
  { name: 'login-providers', dependencies: ['config'] },
);

/** The provider of this name; without a name, the first one there is. Throws 400. */
export function providerNamed(app: FastifyInstance, name: string | undefined): LoginProvider {
  const provider = name === undefined ? [...app.loginProviders.values()][0] : app.loginProviders.get(name);
  if (!provider) throw fail('unknown_provider');
  return provider;
}

/** Where providers send browsers back to. */
export function redirectUri(app: FastifyInstance): string {
  return `${app.publicUrl()}/oauth2/callback`;
}
