import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type Apply, everyOperation, family } from '../sabotage.ts';
import { receiving } from '../seams/received-headers.ts';
import { logOut } from './operations.ts';

function cookieIn({ cookie = '' }: IncomingHttpHeaders): string | undefined {
  return /(?:^|; )csrf_token=([^;]*)/.exec(cookie)?.[1];
}

/** A pair, whatever was brought. */
function complete(headers: IncomingHttpHeaders): void {
  headers.cookie = 'csrf_token=any';
  headers['x-csrf-token'] = 'any';
}

/** Requests that are as good as with a pair. */
function completing(isExcused: (request: IncomingMessage) => boolean): Apply {
  return (app) => {
    app.server.prependListener('request', (request: IncomingMessage) => {
      if (isExcused(request)) complete(request.headers);
    });
  };
}

/** Requests of other sites that get in. */
export const csrf = family('csrf', [
  {
    id: 'csrf-header-not-needed',
    title: 'The cookie alone is enough.',
    at: everyOperation,
    requirements: ['S-csrf-token-invalid'],
    cells: ['* 403'],
    apply: receiving((headers) => {
      headers['x-csrf-token'] ??= cookieIn(headers);
    }),
  },
  {
    id: 'csrf-cookie-not-needed',
    title: 'The header alone is enough.',
    at: everyOperation,
    requirements: ['S-csrf-token-invalid'],
    cells: ['* 403'],
    apply: receiving((headers) => {
      const header = headers['x-csrf-token'];
      if (typeof header === 'string' && cookieIn(headers) === undefined)
        headers.cookie = `csrf_token=${header}`;
    }),
  },
  {
    id: 'csrf-values-not-compared',
    title: 'Any header is good with any cookie.',
    at: everyOperation,
    requirements: ['S-csrf-token-invalid'],
    cells: ['* 403'],
    apply: receiving((headers) => {
      if (headers['x-csrf-token'] !== undefined) headers['x-csrf-token'] = cookieIn(headers);
    }),
  },
  {
    id: 'csrf-after-authentication',
    title: 'Credentials are looked at first.',
    at: everyOperation,
    requirements: ['S-csrf-token-invalid'],
    apply: completing(
      ({ headers, url }) => headers.authorization === undefined && url === '/api/v1/auth/logout',
    ),
  },
  {
    id: 'csrf-not-for-logins',
    title: 'A login needs no CSRF token.',
    at: everyOperation,
    requirements: ['S-csrf-token-invalid'],
    cells: ['POST /api/v1/auth/login 403'],
    apply: completing(({ url }) => url === '/api/v1/auth/login'),
  },
  {
    id: 'csrf-for-bearers-only',
    title: 'A logout whose credentials are good needs no CSRF token.',
    at: [logOut],
    seenAt: everyOperation,
    requirements: ['S-csrf-token-invalid'],
    cells: [`${logOut} 403`],
    apply: completing(
      ({ headers, url }) => headers.authorization !== undefined && url === '/api/v1/auth/logout',
    ),
  },
]);
