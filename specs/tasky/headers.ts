import type { HeaderObject, HeadersObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import { integer } from '../builder/schema.ts';

const WwwAuthenticate = component<HeaderObject>('headers', 'WWW-Authenticate', {
  description: 'The scheme to authenticate with',
  required: true,
  schema: { type: 'string', pattern: '^Bearer' },
  example: 'Bearer realm="Tasky API"',
});

export const challenge: HeadersObject = { 'WWW-Authenticate': WwwAuthenticate };

/** What is left of a limit. The reset is a moment in seconds since 1970, or in seconds from now where it is below 10^8. */
export const rateLimitHeaders: HeadersObject = {
  'Retry-After': count('Retry-After', 'Seconds to wait before the next request', 60),
  'RateLimit-Limit': count('RateLimit-Limit', 'Requests allowed per window', 50),
  'RateLimit-Remaining': count('RateLimit-Remaining', 'Requests left in this window', 0),
  'RateLimit-Reset': count('RateLimit-Reset', 'When the window ends', 60),
};

function count(name: string, description: string, example: number): HeaderObject {
  return component<HeaderObject>('headers', name, {
    description,
    required: true,
    schema: integer({ min: 0 }),
    example,
  });
}
