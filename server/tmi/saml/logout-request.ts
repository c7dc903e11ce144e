import { inflateRawSync } from 'node:zlib';
import type { Profile } from '@node-saml/node-saml';
import { samlClient } from './client.ts';
import type { ServiceProvider } from './service-provider.ts';
import type { SamlSettings } from './settings.ts';
import { type Envelope, envelopeOf, UnreadableMessage } from './xml.ts';

/** A logout request that an identity provider has signed. */
export interface LogoutRequest {
  readonly provider: string;
  readonly id: string;
  readonly nameId: string;
  readonly sessionIndex: string | undefined;
}

/** How old a logout request can be, clocks that differ included. */
export const LOGOUT_SECONDS = 300;

/** A message of that length is a page of XML; what inflates to more is an attack. */
const LONGEST_MESSAGE = 100_000;

const SIGNATURES = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
];

type Providers = ReadonlyMap<string, SamlSettings>;

/** A logout request in a form. Throws whatever is wrong with it. */
export async function postedLogout(
  self: ServiceProvider,
  providers: Providers,
  message: string,
): Promise<LogoutRequest> {
  const envelope = await envelopeOf(Buffer.from(message, 'base64').toString('utf8'));
  const settings = senderOf(envelope, self, providers);
  const saml = await samlClient(self, settings);
  const { profile } = await saml.validatePostRequestAsync({ SAMLRequest: message });
  return requestIn(settings, envelope, profile);
}

/**
 * A logout request in an address, whose signature is over the query as it was sent (SAML bindings, section 3.4.4.1).
 * Throws whatever is wrong with it.
 *
 * @param query without the question mark
 */
export async function redirectedLogout(
  self: ServiceProvider,
  providers: Providers,
  query: string,
): Promise<LogoutRequest> {
  const pairs = query.split('&');
  const raw = (name: string) => pairs.filter((pair) => pair.startsWith(`${name}=`));
  const signed = ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap(raw);
  const container = Object.fromEntries(new URLSearchParams([...signed, ...raw('Signature')].join('&')));
  // The library takes a query without a signature for one that need not have one.
  if (!container.Signature || !SIGNATURES.includes(container.SigAlg ?? ''))
    throw new UnreadableMessage('the logout request is not signed, or not with SHA-256 or SHA-512');
  const deflated = Buffer.from(container.SAMLRequest ?? '', 'base64');
  const envelope = await envelopeOf(
    inflateRawSync(deflated, { maxOutputLength: LONGEST_MESSAGE }).toString('utf8'),
  );
  const settings = senderOf(envelope, self, providers);
  const saml = await samlClient(self, settings);
  const { profile } = await saml.validateRedirectAsync(container, signed.join('&'));
  return requestIn(settings, envelope, profile);
}

/** Who says that they have sent it; whether that is true, their certificate has to show. */
function senderOf(
  { kind, issuer, destination, issueInstant }: Envelope,
  self: ServiceProvider,
  providers: Providers,
): SamlSettings {
  if (kind !== 'LogoutRequest') throw new UnreadableMessage('the message is no logout request');
  const settings = [...providers.values()].find(({ entity_id }) => entity_id === issuer);
  if (!settings) throw new UnreadableMessage('the logout request is of an unknown issuer');
  if (destination !== self.slo) throw new UnreadableMessage('the logout request was sent to another address');
  const age = Date.now() - Date.parse(issueInstant ?? '');
  if (!(Math.abs(age) < LOGOUT_SECONDS * 1000)) throw new UnreadableMessage('the logout request is old');
  return settings;
}

function requestIn(settings: SamlSettings, { id }: Envelope, profile: Profile | null): LogoutRequest {
  if (!profile || id === undefined || profile.ID !== id)
    throw new UnreadableMessage('the logout request names nobody');
  return { provider: settings.id, id, nameId: profile.nameID, sessionIndex: profile.sessionIndex };
}
