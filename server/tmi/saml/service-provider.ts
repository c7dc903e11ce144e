import type { Profile, SamlConfig } from '@node-saml/node-saml';
import { identityTold, UnusableIdentity } from '../identity/told-identity.ts';
import type { Identity } from '../people/repository.ts';
import { SKEW_MS, samlClient } from './client.ts';
import type { SamlSettings } from './settings.ts';
import { requireConfirmation } from './subject-confirmation.ts';
import { envelopeOf, UnreadableMessage } from './xml.ts';

/** What this server is to identity providers. */
export interface ServiceProvider {
  readonly entityId: string;
  /** Assertion consumer service: where assertions are posted. */
  readonly acs: string;
  /** Single logout: where logout requests go. */
  readonly slo: string;
}

/** Somebody whom a SAML identity provider has named, and what it calls their session. */
export interface SamlLogin {
  readonly identity: Identity;
  readonly nameId: string;
  readonly sessionIndex: string | null;
}

export function serviceProvider(publicUrl: string): ServiceProvider {
  return { entityId: publicUrl, acs: `${publicUrl}/saml/acs`, slo: `${publicUrl}/saml/slo` };
}

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

/** Where the browser goes to log in, and the request it takes along. */
export async function loginRequest(
  self: ServiceProvider,
  settings: SamlSettings,
  relayState: string,
): Promise<{ readonly location: string; readonly requestId: string }> {
  let requestId = '';
  const saml = await samlClient(self, settings, {
    cacheProvider: requestMemory((id) => {
      requestId = id;
    }),
  });
  const location = await saml.getAuthorizeUrlAsync(relayState, undefined, {});
  return { location, requestId };
}

/**
 * Who a response names. Throws whatever is wrong with it: the messages are for the log, because they tell somebody who
 * forges responses what to forge next.
 *
 * @param response the XML, in base64
 * @param requestId the request that it has to answer
 */
export async function loginIn(
  self: ServiceProvider,
  settings: SamlSettings,
  response: string,
  requestId: string,
): Promise<SamlLogin> {
  const { destination, status } = await envelopeOf(Buffer.from(response, 'base64').toString('utf8'));
  // SAML bindings, section 3.5.5.2: a response that is signed must say where it was sent to.
  const isSigned = settings.signed !== 'assertion';
  if (destination === undefined ? isSigned : destination !== self.acs)
    throw new UnreadableMessage('the response was sent to another address');
  if (status !== SUCCESS) throw new UnreadableMessage('the identity provider refused the login');
  const saml = await samlClient(self, settings, { cacheProvider: requestMemory(undefined, requestId) });
  const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: response });
  if (!profile) throw new UnreadableMessage('the response names nobody');
  requireConfirmation(profile, {
    issuer: settings.entity_id,
    recipient: self.acs,
    requestId,
    skewMs: SKEW_MS,
  });
  return {
    identity: identityIn(profile, settings),
    nameId: profile.nameID,
    sessionIndex: profile.sessionIndex ?? null,
  };
}

/** What the identity provider must know about this server, as XML. */
export async function metadata(self: ServiceProvider, settings: SamlSettings): Promise<string> {
  const saml = await samlClient(self, settings, { logoutCallbackUrl: self.slo });
  return saml.generateServiceProviderMetadata(null, null);
}

/**
 * The one request that a login is about. What outlives the login is in the database, where every instance finds it
 * once.
 */
function requestMemory(
  remember: (id: string) => void = () => {},
  requestId?: string,
): SamlConfig['cacheProvider'] & object {
  return {
    saveAsync: async (id, value) => {
      remember(id);
      return { value, createdAt: Date.now() };
    },
    getAsync: async (id) => (id === requestId ? new Date().toISOString() : null),
    removeAsync: async (id) => id,
  };
}

function identityIn(profile: Profile, settings: SamlSettings): Identity {
  const { nameID, nameIDFormat } = profile;
  // Another name at every login: nobody could be recognised by it.
  if (nameIDFormat === TRANSIENT) throw new UnusableIdentity('the name identifier is transient');
  const attributes = (profile.attributes ?? {}) as Readonly<Record<string, unknown>>;
  const isAddress = typeof nameID === 'string' && nameID.includes('@');
  return identityTold({
    provider: settings.id,
    subject: nameID,
    name: attributes[settings.name_attribute],
    email: attributes[settings.email_attribute] ?? (isAddress ? nameID : undefined),
    groups: attributes[settings.groups_attribute],
  });
}
