import { type Entry, providerList } from '../identity/provider-list.ts';
import { HTTP_ADDRESS, PROVIDER_ID } from '../identity/provider-members.ts';

const members = {
  id: PROVIDER_ID,
  name: { says: 'what people call it' },
  issuer: { says: 'its address, where /.well-known/openid-configuration is below', pattern: HTTP_ADDRESS },
  client_id: { says: 'what it calls this server' },
  client_secret: {
    says: 'what this server proves with that it is the client; without it, the client is public',
    otherwise: null,
  },
  icon: { says: 'an icon for the button to log in with', otherwise: 'material-symbols:login' },
  scope: {
    says: 'what is asked for, space separated, openid among it',
    pattern: /^(\S+ )*openid( \S+)*$/,
    otherwise: 'openid profile email',
  },
  groups_claim: { says: 'the claim that lists the groups of a person', otherwise: 'groups' },
} as const;

/** An OpenID Connect provider, as the configuration describes it. */
export type OidcSettings = Entry<typeof members>;

/** The providers of the setting OIDC_PROVIDERS. Throws UnusableProviders. */
export function oidcProvidersIn(text: string): readonly OidcSettings[] {
  return providerList('OIDC_PROVIDERS', text, members);
}
