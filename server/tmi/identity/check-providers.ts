import { oidcProvidersIn } from '../oauth/oidc-settings.ts';
import { samlProvidersIn } from '../saml/settings.ts';
import { UnusableProviders } from './provider-list.ts';

/** What people are called by their provider must tell them apart from the people of every other one. */
const TEST_PROVIDER = 'test';

interface ProviderSettings {
  readonly OIDC_PROVIDERS: string;
  readonly SAML_PROVIDERS: string;
}

/** Why the identity providers of the configuration cannot be used, in one sentence; undefined if they can. */
export function problemWithProviders(config: ProviderSettings): string | undefined {
  try {
    const ids = [...oidcProvidersIn(config.OIDC_PROVIDERS), ...samlProvidersIn(config.SAML_PROVIDERS)].map(
      ({ id }) => id,
    );
    if (ids.includes(TEST_PROVIDER)) return `no identity provider can be called ${TEST_PROVIDER}`;
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    return twice && `two identity providers are called ${twice}`;
  } catch (error) {
    if (error instanceof UnusableProviders) return error.message;
    throw error;
  }
}

/** Identity providers that the network between could speak for. */
export function unencryptedProviders(config: ProviderSettings): readonly string[] {
  return oidcProvidersIn(config.OIDC_PROVIDERS)
    .filter(({ issuer }) => issuer.startsWith('http:'))
    .map(({ id }) => id);
}
