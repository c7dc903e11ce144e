import type { Operation } from '../../builder/operation.ts';
import { everyone } from '../authz.ts';
import { failure, invalid } from '../errors.ts';
import { operation } from '../operation.ts';
import { query } from '../parameters.ts';
import {
  mfaRequired,
  ProviderLogin,
  providerLoginSample,
  Redirect,
  redirectSample,
} from '../schemas/session.ts';

const tag = 'Providers';
const text = { type: 'string', minLength: 1 } as const;
const returned = [
  query('state', 'The state of the login', text, { example: redirectSample.state, required: true }),
  query('code', 'The code of the provider, if it let the user in', text, {
    example: 'SplxlOBeZQQYbYS6WxSbIA',
  }),
  query('error', 'Why the provider did not let the user in', text, { example: 'access_denied' }),
  query('error_description', 'The same for people', text, { example: 'The user did not agree' }),
];

export const providerOperations: readonly Operation[] = [
  begin('google', 'Google', {
    ...redirectSample,
    pkceVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  }),
  end('google', 'Google'),
  begin('github', 'GitHub', redirectSample),
  end('github', 'GitHub'),
];

function begin(provider: string, name: string, data: object): Operation {
  return operation({
    id: `begin${name}Login`,
    method: 'get',
    path: `/auth/oauth2/${provider}/login`,
    tag,
    summary: `Begin a login at ${name}`,
    description: 'The state is good for ten minutes, and once.',
    authz: everyone,
    success: {
      description: 'Where to send the user',
      schema: Redirect,
      ...{ code: 'OAUTH2_INIT_SUCCESS', message: 'Login begun', data },
    },
  });
}

function end(provider: string, name: string): Operation {
  return operation({
    id: `end${name}Login`,
    method: 'get',
    path: `/auth/oauth2/${provider}/callback`,
    tag,
    summary: `Complete a login at ${name}`,
    description:
      'An account of the same verified address is linked. If nobody has the address, a new account is made. An account with a second factor gets no token, but MFA_REQUIRED.',
    authz: everyone,
    query: returned,
    success: {
      description: 'The account, logged in',
      schema: ProviderLogin,
      ...{ code: 'OAUTH2_LOGIN_SUCCESS', message: 'Logged in', data: providerLoginSample },
      others: mfaRequired,
    },
    errors: {
      400: {
        missing_code: invalid('code', 'is missing'),
        refused: invalid('error', 'the provider did not let the user in'),
      },
      401: { wrong_state: failure('INVALID_TOKEN') },
      403: { not_verified: failure('EMAIL_NOT_VERIFIED'), deactivated: failure('FORBIDDEN') },
    },
  });
}
