import { arrayOf, boolean, integer, object, oneOf, schema, text } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { ANY_URI, HTTP_URL, PROVIDER, TEXT_LINE } from './patterns.ts';

const line = (max: number) => text({ min: 1, max, pattern: TEXT_LINE });
const url = text({ max: 1000, pattern: HTTP_URL }, { format: 'uri' });
const jwt = text({ min: 1, max: 8192 }, { description: 'A JSON Web Token' });

/** RFC 7636: 43 to 128 unreserved characters. */
export const PKCE = '^[A-Za-z0-9._~-]+$';
/** Codes and states. */
export const OPAQUE = '^[a-zA-Z0-9_~.+/=-]*$';
export const providerName = text({ max: 100, pattern: PROVIDER });

const refreshToken = text({ min: 1, max: 1000 }, { description: 'Good for one use' });

export const LoginProviders = schema(
  'LoginProviders',
  'Where people can log in',
  object({
    required: {
      providers: arrayOf(
        object({
          required: {
            id: providerName,
            name: line(256),
            icon: line(1000),
            auth_url: url,
            redirect_uri: url,
            client_id: line(1000),
          },
          optional: { token_url: url },
        }),
        { max: 100 },
      ),
    },
  }),
);

export const TokenRequest = schema(
  'TokenRequest',
  'A code to exchange for tokens',
  object({
    required: {
      code: text({ min: 1, max: 512, pattern: OPAQUE }),
      redirect_uri: text({ max: 1000, pattern: ANY_URI }, { format: 'uri' }),
    },
    optional: {
      grant_type: oneOf(['authorization_code'], { default: 'authorization_code' }),
      code_verifier: text(
        { min: 43, max: 128, pattern: PKCE },
        { description: 'Needed if the login began with a challenge' },
      ),
      state: text({ max: 256, pattern: OPAQUE }),
    },
  }),
);

export const RefreshRequest = schema(
  'RefreshRequest',
  'A refresh token to exchange for new tokens',
  object({ required: { refresh_token: refreshToken } }),
);

export const Tokens = schema(
  'Tokens',
  'An access token, and a refresh token to get the next one',
  object({
    required: {
      access_token: jwt,
      refresh_token: refreshToken,
      token_type: oneOf(['Bearer']),
      expires_in: integer({ min: 1 }, { description: 'Seconds' }),
    },
  }),
);

export const IntrospectionRequest = schema(
  'IntrospectionRequest',
  'A token to ask about (RFC 7662)',
  object({
    required: { token: jwt },
    optional: { token_type_hint: oneOf(['access_token', 'refresh_token']) },
  }),
);

/** RFC 7662: of a token that is not active, nothing else is told. */
export const Introspection = schema(
  'Introspection',
  'Whether a token is good, and whose it is',
  object({
    required: { active: boolean() },
    optional: {
      sub: line(500),
      email: text({ max: 320 }, { format: 'email' }),
      email_verified: boolean(),
      name: line(256),
      iss: url,
      aud: line(1000),
      exp: integer({ min: 0 }),
      iat: integer({ min: 0 }),
      token_type: oneOf(['Bearer']),
      scope: line(256),
    },
  }),
);

export const callback = 'https://shop.example.com/login/done';
export const state = 'af0ifjsldkj';
export const code = 'SplxlOBeZQQYbYS6WxSbIA';
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

export const loginProvidersSample = {
  providers: [
    {
      id: 'google',
      name: 'Google',
      icon: 'fa-brands fa-google',
      auth_url: `${sample.host}/oauth2/authorize?idp=google`,
      token_url: `${sample.host}/oauth2/token?idp=google`,
      redirect_uri: `${sample.host}/oauth2/callback`,
      client_id: 'tmi-shop',
    },
  ],
} as const;

export const tokenRequestSample = {
  grant_type: 'authorization_code',
  code,
  code_verifier: verifier,
  redirect_uri: callback,
} as const;

export const tokensSample = {
  access_token: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZUBleGFtcGxlLmNvbSJ9.c2lnbmF0dXJl',
  refresh_token: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e21',
  token_type: 'Bearer',
  expires_in: 3600,
} as const;

export const introspectionSample = {
  active: true,
  sub: sample.alice.provider_id,
  email: sample.alice.email,
  email_verified: true,
  name: sample.alice.display_name,
  iss: sample.host,
  aud: sample.host,
  iat: 1705420620,
  exp: 1705424220,
  token_type: 'Bearer',
  scope: 'openid profile email',
} as const;
