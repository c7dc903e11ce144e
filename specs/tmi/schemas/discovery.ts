import { arrayOf, dateTime, type Fields, object, oneOf, schema, text } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { HTTP_URL, TEXT_LINE } from './patterns.ts';

const line = (max: number) => text({ min: 1, max, pattern: TEXT_LINE });
const url = text({ max: 1000, pattern: HTTP_URL }, { format: 'uri' });
const words = arrayOf(line(100), { max: 100 });

export const ApiInfo = schema(
  'ApiInfo',
  'What runs here, and whether it is well',
  object({
    required: {
      status: object({ required: { code: oneOf(['OK', 'ERROR']), time: dateTime() } }),
      service: object({
        required: {
          name: line(256),
          build: text({ max: 32, pattern: '^\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(-[a-zA-Z0-9]{7})?$' }),
        },
      }),
      api: object({
        required: {
          version: text({ max: 32, pattern: '^\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$' }),
          specification: url,
        },
      }),
      operator: object({ required: { name: line(256), contact: line(1024) } }),
    },
  }),
);

/** What both discovery documents say about tokens. */
const endpoints = {
  required: {
    issuer: url,
    authorization_endpoint: url,
    token_endpoint: url,
    response_types_supported: words,
  },
  optional: {
    jwks_uri: url,
    introspection_endpoint: url,
    revocation_endpoint: url,
    scopes_supported: words,
    grant_types_supported: words,
    token_endpoint_auth_methods_supported: words,
    code_challenge_methods_supported: words,
  },
} satisfies { required: Fields; optional: Fields };

export const OpenIdConfiguration = schema(
  'OpenIdConfiguration',
  'OpenID Connect Discovery 1.0',
  object({
    required: {
      ...endpoints.required,
      jwks_uri: url,
      subject_types_supported: words,
      id_token_signing_alg_values_supported: words,
    },
    optional: {
      ...without(endpoints.optional, 'jwks_uri'),
      userinfo_endpoint: url,
      claims_supported: words,
    },
  }),
);

export const AuthorizationServerMetadata = schema(
  'AuthorizationServerMetadata',
  'OAuth 2.0 Authorization Server Metadata (RFC 8414)',
  object(endpoints),
);

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

const key = object({
  required: {
    kty: oneOf(['RSA', 'EC']),
    use: oneOf(['sig']),
    alg: line(16),
    kid: line(256),
  },
  optional: {
    n: line(2048),
    e: line(16),
    crv: line(16),
    x: line(256),
    y: line(256),
    key_ops: arrayOf(oneOf(['verify']), { max: 1 }),
  },
});

/** Empty while tokens are signed with a shared secret: such a key is nobody else's business. */
export const JsonWebKeySet = schema(
  'JsonWebKeySet',
  'The public keys of this instance (RFC 7517)',
  object({ required: { keys: arrayOf(key, { max: 100 }) } }),
);

export const apiInfoSample = {
  status: { code: 'OK', time: sample.times.now },
  service: { name: 'TMI', build: '1.0.0-386eea0' },
  api: { version: '1.0.0', specification: `${sample.host}/openapi.json` },
  operator: { name: 'Example Shop', contact: 'security@example.com' },
} as const;

const endpointsSample = {
  issuer: sample.host,
  authorization_endpoint: `${sample.host}/oauth2/authorize`,
  token_endpoint: `${sample.host}/oauth2/token`,
  introspection_endpoint: `${sample.host}/oauth2/introspect`,
  revocation_endpoint: `${sample.host}/oauth2/revoke`,
  jwks_uri: `${sample.host}/.well-known/jwks.json`,
  response_types_supported: ['code'],
  scopes_supported: ['openid', 'profile', 'email'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_methods_supported: ['none'],
  code_challenge_methods_supported: ['S256'],
} as const;

export const openIdConfigurationSample = {
  ...endpointsSample,
  userinfo_endpoint: `${sample.host}/oauth2/userinfo`,
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  claims_supported: ['sub', 'email', 'email_verified', 'name'],
} as const;

export const authorizationServerSample = endpointsSample;

export const jsonWebKeySetSample = {
  keys: [
    {
      kty: 'EC',
      use: 'sig',
      alg: 'ES256',
      kid: '2024-01',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
      key_ops: ['verify'],
    },
  ],
} as const;
