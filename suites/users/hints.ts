import type { Hint } from '../../suite/suite.ts';
import { adaptCallback } from './steps/provider-logins.ts';

const auth = '/api/v1/auth';

/** What requests do to their caller, which the document does not say. */
export const hints: readonly Hint[] = [
  { operation: `POST ${auth}/logout`, ownCaller: 'request' },
  { operation: `POST ${auth}/2fa/setup`, ownCaller: 'request' },
  { operation: `POST ${auth}/2fa/confirm`, ownCaller: 'request', marksCaller: true },
  { operation: `POST ${auth}/2fa/disable`, ownCaller: 'request', marksCaller: true },
  { operation: `GET ${auth}/oauth2/google/callback`, adapt: adaptCallback },
  { operation: `GET ${auth}/oauth2/github/callback`, adapt: adaptCallback },
  { operation: 'PUT /api/v1/users/me', ownCaller: 'story', marksCaller: true },
];
