import { X509Certificate } from 'node:crypto';
import { type Entry, providerList, UnusableProviders } from '../identity/provider-list.ts';
import { HTTP_ADDRESS, PROVIDER_ID } from '../identity/provider-members.ts';

const members = {
  id: PROVIDER_ID,
  name: { says: 'what people call it' },
  entity_id: { says: 'what it calls itself, as Issuer of what it sends' },
  sign_on_url: { says: 'where browsers go to log in (HTTP-Redirect)', pattern: HTTP_ADDRESS },
  certificate: { says: 'what its signatures are checked with: PEM, several one after another' },
  signed: {
    says: 'what it must sign: assertion, response, or both',
    pattern: /^(assertion|response|both)$/,
    otherwise: 'assertion',
  },
  icon: { says: 'an icon for the button to log in with', otherwise: 'material-symbols:login' },
  name_attribute: { says: 'the attribute with the name of a person', otherwise: 'displayName' },
  email_attribute: { says: 'the attribute with the address of a person', otherwise: 'email' },
  groups_attribute: { says: 'the attribute that lists the groups of a person', otherwise: 'groups' },
} as const;

/** A SAML identity provider, as the configuration describes it. */
export interface SamlSettings extends Omit<Entry<typeof members>, 'certificate'> {
  /** Each in PEM. */
  readonly certificates: readonly string[];
}

/** The providers of the setting SAML_PROVIDERS. Throws UnusableProviders. */
export function samlProvidersIn(text: string): readonly SamlSettings[] {
  const providers = providerList('SAML_PROVIDERS', text, members);
  const entityIds = providers.map(({ entity_id }) => entity_id);
  const twice = providers.find(({ entity_id }, index) => entityIds.indexOf(entity_id) !== index);
  // A logout request is told apart by nothing but its issuer.
  if (twice)
    throw new UnusableProviders(`SAML_PROVIDERS: "${twice.id}" has the entity_id of another provider`);
  return providers.map(({ certificate, ...provider }) => ({
    ...provider,
    certificates: certificatesIn(provider.id, certificate),
  }));
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function certificatesIn(id: string, text: string): string[] {
  const found = text.match(PEM) ?? [];
  if (found.length === 0)
    throw new UnusableProviders(
      `SAML_PROVIDERS: "${id}": certificate has no -----BEGIN CERTIFICATE----- in it`,
    );
  return found.map((pem) => {
    try {
      return new X509Certificate(pem).toString();
    } catch {
      throw new UnusableProviders(`SAML_PROVIDERS: "${id}": certificate has one that cannot be read`);
    }
  });
}
