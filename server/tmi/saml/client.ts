import type { SAML, SamlConfig } from '@node-saml/node-saml';
import type { SamlSettings } from './settings.ts';

/** How far the clocks of two servers may be apart. */
export const SKEW_MS = 60_000;

/** What this server calls itself, and where assertions are sent to. */
export interface OwnAddress {
  readonly entityId: string;
  readonly acs: string;
}

/**
 * What speaks SAML with one identity provider. The library is loaded when it is first needed: it would be a tenth of the
 * start of a server that nobody logs in to by SAML.
 */
export async function samlClient(
  self: OwnAddress,
  settings: SamlSettings,
  more: Partial<SamlConfig> = {},
): Promise<SAML> {
  const { SAML, ValidateInResponseTo } = await import('@node-saml/node-saml');
  return new SAML({
    issuer: self.entityId,
    audience: self.entityId,
    callbackUrl: self.acs,
    entryPoint: settings.sign_on_url,
    idpCert: [...settings.certificates],
    idpIssuer: settings.entity_id,
    wantAssertionsSigned: settings.signed !== 'response',
    wantAuthnResponseSigned: settings.signed !== 'assertion',
    validateInResponseTo: ValidateInResponseTo.always,
    acceptedClockSkewMs: SKEW_MS,
    signatureAlgorithm: 'sha256',
    // Each provider knows best how it names and how it authenticates its people.
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    ...more,
  });
}
