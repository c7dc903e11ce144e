import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { fail } from '../errors/users-error.ts';
import { isGuarded } from '../routing/policy.ts';

/** The name of the cookie that a request repeats in its header. */
export const CSRF_COOKIE = 'csrf_token';
const HEADER = 'x-csrf-token';

/**
 * S, "CSRF Protection": a request that changes something repeats the cookie in the header (double submit). The server
 * remembers no token: another site can neither read the cookie nor set the header.
 */
export const csrfGuard = fp(
  async (app) => {
    app.addHook('onRequest', (request, _reply, done) => {
      const policy = request.routeOptions.config?.users;
      const isRefused = policy !== undefined && isGuarded(policy) && !repeatsItsCookie(request);
      done(isRefused ? fail('CSRF_TOKEN_INVALID') : undefined);
    });
  },
  { name: 'csrf-guard', dependencies: ['errors'] },
);

function repeatsItsCookie({ headers }: FastifyRequest): boolean {
  const repeated = headers[HEADER];
  const [token, another] = cookiesNamed(CSRF_COOKIE, headers.cookie ?? '');
  // Of two cookies, one may have been set by another site of the same domain.
  if (token === undefined || token === '' || another !== undefined) return false;
  return typeof repeated === 'string' && timingSafeEqual(digest(repeated), digest(token));
}

/** The values of the cookies of this name (RFC 6265, section 4.2.1). */
function cookiesNamed(name: string, header: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** Of equal length, whatever was sent, so that the comparison can take equally long. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
