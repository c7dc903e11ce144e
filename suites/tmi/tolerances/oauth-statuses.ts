import type { StatusTolerance } from '../../../harness/model/tolerance.ts';
import { august, early, january, november, releases } from './releases.ts';
import { accept, at } from './status-tolerance.ts';

/** Other statuses of logins and tokens. */
export const oauthStatuses: readonly StatusTolerance[] = [
  accept(
    'C12',
    at('POST /oauth2/refresh', '401'),
    [400],
    'all releases refuse a bad refresh token with 400',
    {
      versions: releases,
    },
  ),
  accept(
    'C13',
    at('POST /oauth2/revoke', '204'),
    [200],
    'from November 2025 on, a revocation returns a message',
    { versions: [november, january] },
  ),
  accept('C14', at('POST /oauth2/revoke', '401'), [400], 'November 2025 returns 400 for a missing token', {
    versions: [november, january],
    personas: ['anonymous'],
  }),
  accept(
    'C15',
    at('POST /oauth2/introspect', '(200|400)'),
    [401],
    'November 2025 requires an account for it',
    {
      versions: [november],
      personas: ['anonymous'],
      errors: ['unauthorized'],
    },
  ),
  accept(
    'C16',
    at('GET /oauth2/callback', '(200|401)'),
    [400],
    'from November 2025 on, a callback needs a client that has begun the login',
    { versions: [november, january, august] },
  ),
  accept(
    'C16',
    at('GET /oauth2/callback', '401'),
    [302],
    'from November 2025 on, the client is told that the identity provider refused',
    {
      versions: [november, january, august],
      scenarios: /^oauth › a-login-that-the-identity-provider-refuses/,
    },
  ),
  accept(
    'C16',
    at('GET /oauth2/callback', '401'),
    [400],
    'no release returns 401 for a state that is not known',
    {
      versions: early,
      scenarios: /^made-up-credentials /,
    },
  ),
  accept(
    'C17',
    at('POST /oauth2/token', '400'),
    [401, 403, 404, 409],
    'the document of 2026 has more refusals of a code',
    { versions: [august] },
  ),
  accept('C17', at('POST /oauth2/token', '400'), [200], 'November 2025 does not compare the redirect URI', {
    versions: [november, january],
    scenarios: /redirect-uri/,
  }),
];
