import type { HeaderObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import { integer } from '../builder/schema.ts';

/** Where the created resource is; relative, as S0 writes it. */
export const Location = (example: string): HeaderObject => ({
  description: 'Where the new resource is',
  required: true,
  schema: { type: 'string', format: 'uri-reference' },
  example,
});

/** Where the browser goes next. */
export const Redirect = (example: string): HeaderObject => ({
  description: 'Where to go next',
  required: true,
  schema: { type: 'string', format: 'uri' },
  example,
});

export const WwwAuthenticate = component<HeaderObject>('headers', 'WWW-Authenticate', {
  description: 'The scheme to authenticate with',
  required: true,
  schema: { type: 'string', pattern: '^Bearer' },
  example: 'Bearer',
});

export const RetryAfter = component<HeaderObject>('headers', 'Retry-After', {
  description: 'Seconds to wait before the next request',
  required: true,
  schema: integer({ min: 0 }),
  example: 60,
});

export const RateLimit = component<HeaderObject>('headers', 'X-RateLimit-Limit', {
  description: 'Requests allowed per window',
  required: true,
  schema: integer({ min: 0 }),
  example: 100,
});

export const RateLimitRemaining = component<HeaderObject>('headers', 'X-RateLimit-Remaining', {
  description: 'Requests left in this window',
  required: true,
  schema: integer({ min: 0 }),
  example: 0,
});

export const RateLimitReset = component<HeaderObject>('headers', 'X-RateLimit-Reset', {
  description: 'When the window ends, in seconds since 1970',
  required: true,
  schema: integer({ min: 0 }),
  example: 1642345678,
});
