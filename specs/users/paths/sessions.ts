import type { Operation } from '../../builder/operation.ts';
import { anyUser, everyone } from '../authz.ts';
import { failure } from '../errors.ts';
import { operation } from '../operation.ts';
import { accessToken, refreshToken } from '../samples.ts';
import { Done } from '../schemas/common.ts';
import {
  Credentials,
  credentialsSample,
  Login,
  mfaRequired,
  Refreshed,
  RefreshToken,
  sessionSample,
} from '../schemas/session.ts';

const tag = 'Sessions';

export const sessionOperations: readonly Operation[] = [
  operation({
    id: 'logIn',
    method: 'post',
    path: '/auth/login',
    tag,
    summary: 'Log in',
    description:
      'After five failures in a row the account is locked for 30 minutes. An account with a second factor gets no tokens, but MFA_REQUIRED.',
    authz: everyone,
    body: { schema: Credentials, sample: credentialsSample },
    success: {
      description: 'The tokens, or whose second step is due',
      schema: Login,
      ...{ code: 'AUTH_SUCCESS', message: 'Logged in', data: sessionSample },
      others: mfaRequired,
    },
    errors: {
      401: { wrong_credentials: failure('INVALID_CREDENTIALS', { cause: 'invalid-credentials' }) },
      403: {
        locked: failure('ACCOUNT_LOCKED'),
        not_verified: failure('EMAIL_NOT_VERIFIED'),
        deactivated: failure('FORBIDDEN'),
      },
    },
  }),
  operation({
    id: 'refresh',
    method: 'post',
    path: '/auth/refresh',
    tag,
    summary: 'Get a new access token',
    description: 'The refresh token is good for seven days, and stays the same.',
    authz: everyone,
    body: { schema: RefreshToken, sample: { refreshToken } },
    success: {
      description: 'The new access token',
      schema: Refreshed,
      ...{ code: 'TOKEN_REFRESHED', message: 'Token refreshed', data: { accessToken } },
    },
    errors: {
      401: {
        invalid_token: failure('INVALID_TOKEN', { cause: 'invalid-credentials' }),
        expired_token: failure('INVALID_TOKEN', { cause: 'expired-credentials' }),
        revoked_token: failure('TOKEN_BLACKLISTED', { cause: 'revoked-credentials' }),
      },
    },
  }),
  operation({
    id: 'logOut',
    method: 'post',
    path: '/auth/logout',
    tag,
    summary: 'Log out',
    description: 'Both tokens are no longer valid.',
    authz: anyUser,
    body: { schema: RefreshToken, sample: { refreshToken } },
    success: {
      description: 'The tokens are on the blacklist',
      schema: Done,
      ...{ code: 'LOGOUT_SUCCESS', message: 'Logged out', data: {} },
    },
  }),
];
