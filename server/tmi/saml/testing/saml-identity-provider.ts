import { randomUUID } from 'node:crypto';
import {
  Constants,
  IdentityProvider,
  type IdentityProviderInstance,
  SamlLib,
  ServiceProvider,
  type ServiceProviderInstance,
  setSchemaValidator,
} from 'samlify';
import { generate } from 'selfsigned';

/** A real SAML identity provider, as far as messages go: it reads requests, and signs what it answers. */
export interface SamlIdentityProvider {
  readonly entityId: string;
  readonly signOnUrl: string;
  /** In PEM. */
  readonly certificate: string;
  /** Learns about the service provider from its metadata. */
  readonly meet: (metadata: string) => void;
  /** Reads the request in an address, and answers it. */
  readonly answer: (location: string, change?: Change) => Promise<SamlForm>;
  /** A signed logout request, as a form. */
  readonly logoutForm: (subject: LogoutSubject, change?: Change) => string;
  /** A signed logout request, as the query of an address. */
  readonly logoutQuery: (subject: LogoutSubject, change?: Change) => string;
}

export interface SamlForm {
  readonly SAMLResponse: string;
  readonly RelayState: string;
}

export interface LogoutSubject {
  readonly nameId: string;
  readonly sessionIndex: string;
}

/** What a message says differently, before it is signed. The names are those of the templates. */
export interface Change {
  readonly tags?: Readonly<Record<string, string>>;
  /** Changes the XML itself. */
  readonly xml?: (xml: string) => string;
  /** What is signed; the assertion, if nothing is said. */
  readonly sign?: 'assertion' | 'response' | 'both' | 'nothing';
  readonly algorithm?: string;
}

const { binding } = Constants.namespace;
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

// The requests are our own; what they look like is what the tests are about.
setSchemaValidator({ validate: async () => 'valid' });

/** Made once: making an RSA key takes longer than a login. */
const keysOfTests = keysOf('identity provider of tests');

function keysOf(commonName: string): ReturnType<typeof generate> {
  return generate([{ name: 'commonName', value: commonName }], { keySize: 2048 });
}

interface IdentityProviderOptions {
  readonly entityId?: string;
  /** With a key that nobody knows. */
  readonly isImpostor?: boolean;
}

export async function samlIdentityProvider({
  entityId = 'https://idp.example/metadata',
  isImpostor = false,
}: IdentityProviderOptions = {}): Promise<SamlIdentityProvider> {
  const keys = await (isImpostor ? keysOf('somebody else') : keysOfTests);
  const signOnUrl = 'https://idp.example/sso';
  let metadata = '';

  const idp = (algorithm: string): IdentityProviderInstance =>
    IdentityProvider({
      entityID: entityId,
      privateKey: keys.private,
      signingCert: keys.cert,
      requestSignatureAlgorithm: algorithm,
      nameIDFormat: ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'],
      singleLogoutService: [{ Binding: binding.redirect, Location: signOnUrl }],
      singleSignOnService: [{ Binding: binding.redirect, Location: signOnUrl }],
      loginResponseTemplate: { context: LOGIN_RESPONSE, attributes: [] },
    });

  return {
    entityId,
    signOnUrl,
    certificate: (await keysOfTests).cert,
    meet: (told) => {
      metadata = told;
    },
    answer: async (location, { algorithm = RSA_SHA256, ...change } = {}) => {
      const sender = idp(algorithm);
      const { searchParams } = new URL(location);
      const query = Object.fromEntries(searchParams);
      const known = ServiceProvider({ metadata });
      const request = await sender.parseLoginRequest(known, 'redirect', { query });
      const acs = String(known.entityMeta.getAssertionConsumerService('post'));
      const tags = {
        ...{ Destination: acs, Recipient: acs },
        ...{ Audience: known.entityMeta.getEntityID(), Issuer: entityId },
        InResponseTo: String(request.extract.request?.id),
        ...change.tags,
      };
      const { context } = await sender.createLoginResponse(
        wanting(change.sign ?? 'assertion', metadata, acs),
        { extract: request.extract },
        'post',
        {},
        (template) => ({ id: '', context: written(template, { ...defaults(), ...tags }, change.xml) }),
      );
      const SAMLResponse = change.sign === 'nothing' ? edited(context, unsigned) : context;
      return { SAMLResponse, RelayState: searchParams.get('RelayState') ?? '' };
    },
    logoutForm: (subject, change = {}) => {
      const { context } = logout(idp(change.algorithm ?? RSA_SHA256), 'post', metadata, subject, change);
      return context;
    },
    logoutQuery: (subject, change = {}) => {
      const { context } = logout(idp(change.algorithm ?? RSA_SHA256), 'redirect', metadata, subject, change);
      return context.slice(context.indexOf('?') + 1);
    },
  };
}

/** A message, changed on its way. */
export function edited(message: string, edit: (xml: string) => string): string {
  return Buffer.from(edit(Buffer.from(message, 'base64').toString('utf8'))).toString('base64');
}

/** Without its signatures. */
export function unsigned(xml: string): string {
  return xml.replaceAll(/<ds:Signature[ >].*?<\/ds:Signature>/gs, '');
}

/** The library signs what the service provider wants signed, and something always. */
function wanting(sign: NonNullable<Change['sign']>, metadata: string, acs: string): ServiceProviderInstance {
  const entityID = ServiceProvider({ metadata }).entityMeta.getEntityID();
  return ServiceProvider({
    entityID,
    wantAssertionsSigned: sign !== 'response',
    wantMessageSigned: sign === 'response' || sign === 'both',
    assertionConsumerService: [{ Binding: binding.post, Location: acs }],
  });
}

function logout(
  sender: IdentityProviderInstance,
  by: 'post' | 'redirect',
  metadata: string,
  { nameId, sessionIndex }: LogoutSubject,
  { tags, xml, sign }: Change,
) {
  const { entityMeta } = ServiceProvider({ metadata });
  const Location = String(entityMeta.getSingleLogoutService('post'));
  const receiver = ServiceProvider({
    entityID: entityMeta.getEntityID(),
    wantLogoutRequestSigned: sign !== 'nothing',
    singleLogoutService: [
      { Binding: binding.post, Location },
      { Binding: binding.redirect, Location },
    ],
  });
  const all = {
    ...defaults(),
    ...{ Destination: Location, Issuer: sender.entityMeta.getEntityID() },
    ...{ NameID: nameId, SessionIndex: sessionIndex, ...tags },
  };
  return sender.createLogoutRequest(
    receiver,
    by,
    { logoutNameID: nameId },
    {
      customTagReplacement: () => ({ id: all.ID, context: written(LOGOUT_REQUEST, all, xml) }),
    },
  );
}

function written(
  template: string,
  tags: Readonly<Record<string, string>>,
  xml: (text: string) => string = (text) => text,
): string {
  return xml(SamlLib.replaceTagsByValue(template, tags));
}

function defaults() {
  const now = Date.now();
  const moment = (seconds: number) => new Date(now + seconds * 1000).toISOString();
  return {
    ID: `_${randomUUID()}`,
    AssertionID: `_${randomUUID()}`,
    IssueInstant: moment(0),
    NotBefore: moment(-30),
    NotOnOrAfter: moment(300),
    ConfirmationNotOnOrAfter: moment(300),
    StatusCode: 'urn:oasis:names:tc:SAML:2.0:status:Success',
    Method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
    NameIDFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    NameID: 'alice',
    SessionIndex: 'session-of-alice',
    Email: 'alice@corp.example',
    Name: 'Alice of Corp',
  };
}

const NAMESPACES =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

const LOGIN_RESPONSE = [
  `<samlp:Response ${NAMESPACES} ID="{ID}" Version="2.0" IssueInstant="{IssueInstant}"`,
  ' Destination="{Destination}" InResponseTo="{InResponseTo}"><saml:Issuer>{Issuer}</saml:Issuer>',
  '<samlp:Status><samlp:StatusCode Value="{StatusCode}"/></samlp:Status>',
  `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{AssertionID}" Version="2.0"`,
  ' IssueInstant="{IssueInstant}"><saml:Issuer>{Issuer}</saml:Issuer>',
  '<saml:Subject><saml:NameID Format="{NameIDFormat}">{NameID}</saml:NameID>',
  '<saml:SubjectConfirmation Method="{Method}"><saml:SubjectConfirmationData',
  ' NotOnOrAfter="{ConfirmationNotOnOrAfter}" Recipient="{Recipient}" InResponseTo="{InResponseTo}"/>',
  '</saml:SubjectConfirmation></saml:Subject>',
  '<saml:Conditions NotBefore="{NotBefore}" NotOnOrAfter="{NotOnOrAfter}">',
  '<saml:AudienceRestriction><saml:Audience>{Audience}</saml:Audience></saml:AudienceRestriction>',
  '</saml:Conditions>',
  '<saml:AuthnStatement AuthnInstant="{IssueInstant}" SessionIndex="{SessionIndex}"><saml:AuthnContext>',
  '<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>',
  '</saml:AuthnContext></saml:AuthnStatement>',
  '<saml:AttributeStatement>',
  '<saml:Attribute Name="email"><saml:AttributeValue>{Email}</saml:AttributeValue></saml:Attribute>',
  '<saml:Attribute Name="displayName"><saml:AttributeValue>{Name}</saml:AttributeValue></saml:Attribute>',
  '<saml:Attribute Name="groups"><saml:AttributeValue>staff</saml:AttributeValue>',
  '<saml:AttributeValue>security</saml:AttributeValue></saml:Attribute>',
  '</saml:AttributeStatement></saml:Assertion></samlp:Response>',
].join('');

const LOGOUT_REQUEST = [
  `<samlp:LogoutRequest ${NAMESPACES} ID="{ID}" Version="2.0" IssueInstant="{IssueInstant}"`,
  ' Destination="{Destination}"><saml:Issuer>{Issuer}</saml:Issuer>',
  '<saml:NameID Format="{NameIDFormat}">{NameID}</saml:NameID>',
  '<samlp:SessionIndex>{SessionIndex}</samlp:SessionIndex></samlp:LogoutRequest>',
].join('');
