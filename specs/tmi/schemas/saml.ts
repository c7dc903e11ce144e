import { arrayOf, object, schema, text } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { HTTP_URL, TEXT_LINE } from './patterns.ts';

const line = (max: number) => text({ min: 1, max, pattern: TEXT_LINE });
const url = text({ max: 1024, pattern: HTTP_URL }, { format: 'uri' });
const base64 = text({ min: 1, max: 100000, pattern: '^[A-Za-z0-9+/=_%-]+$' });

export const SamlProviders = schema(
  'SamlProviders',
  'Where people can log in with SAML',
  object({
    required: {
      providers: arrayOf(
        object({
          required: {
            id: line(100),
            name: line(256),
            icon: line(1000),
            auth_url: url,
            metadata_url: url,
            entity_id: line(1000),
            acs_url: url,
          },
          optional: { slo_url: url },
        }),
        { max: 100 },
      ),
    },
  }),
);

export const samlMessage = base64;
export const relayState = text({ max: 1024 });

export const SamlAssertion = schema(
  'SamlAssertion',
  'What the identity provider says about somebody',
  object({ required: { SAMLResponse: base64 }, optional: { RelayState: relayState } }),
);

export const SamlLogout = schema(
  'SamlLogout',
  'A request to end a session',
  object({ required: { SAMLRequest: base64 }, optional: { RelayState: relayState } }),
);

export const LoggedOut = schema(
  'LoggedOut',
  'The end of a session',
  object({ required: { message: line(1000) } }),
);

const provider = `${sample.host}/saml/${sample.samlProvider}`;

export const samlProvidersSample = {
  providers: [
    {
      id: sample.samlProvider,
      name: 'Okta',
      icon: 'fa-solid fa-key',
      auth_url: `${provider}/login`,
      metadata_url: `${provider}/metadata`,
      entity_id: sample.host,
      acs_url: `${sample.host}/saml/acs`,
      slo_url: `${sample.host}/saml/slo`,
    },
  ],
} as const;

export const samlMessageSample = 'PHNhbWxwOlJlc3BvbnNlLz4=';

export const samlMetadataSample = `<?xml version="1.0"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${sample.host}">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <AssertionConsumerService index="0"
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${sample.host}/saml/acs"/>
  </SPSSODescriptor>
</EntityDescriptor>
`;
