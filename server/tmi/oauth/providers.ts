import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { fail } from '../errors/api-error.ts';
import type { LoginProvider } from './provider.ts';
import { testProvider } from './test-provider.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Where people can log in, by id. A plugin that knows another provider adds it before the server is ready. */
    loginProviders: Map<string, LoginProvider>;
  }
}

/** Adds `app.loginProviders`, with the test provider in it where that is allowed. */
export const loginProviders = fp(
  async (app) => {
    const providers = new Map<string, LoginProvider>();
    if (app.config.TEST_PROVIDER) {
      const test = testProvider(app.config);
      providers.set(test.id, test);
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
