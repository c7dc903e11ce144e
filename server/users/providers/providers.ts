import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import { fail } from '../errors/users-error.ts';
import { github } from './github.ts';
import { google } from './google.ts';
import type { Provider, ProviderName } from './provider.ts';

/** The providers that the configuration has a client for. */
export type Providers = Readonly<Partial<Record<ProviderName, Provider>>>;

export function providersOf(config: Config, log: FastifyBaseLogger): Providers {
  return {
    ...(config.GOOGLE_CLIENT_ID !== '' && { google: google(config, log) }),
    ...(config.GITHUB_CLIENT_ID !== '' && { github: github(config, log) }),
  };
}

/** Throws 503 where nobody can log in. */
export function providerNamed(providers: Providers, name: ProviderName): Provider {
  const provider = providers[name];
  if (!provider) throw fail('SERVICE_UNAVAILABLE');
  return provider;
}

/** Where a provider sends browsers back to. */
export function redirectUri(publicUrl: string, name: ProviderName): string {
  return `${publicUrl}/api/v1/auth/oauth2/${name}/callback`;
}
