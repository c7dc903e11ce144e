import type { HeaderObject, HeadersObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import { integer } from '../builder/schema.ts';
import type { Credential } from './authz.ts';

const bearers: readonly (Credential | undefined)[] = ['pspKey', 'developerToken', 'managementToken'];

const schemes = {
  bearer: challenge('BearerChallenge', 'Bearer'),
  key: challenge('KeyChallenge', 'ApiKey'),
} as const;

/** Says which kind of credential is missing. */
export function challengeFor(credential: Credential | undefined): HeadersObject {
  return { 'WWW-Authenticate': bearers.includes(credential) ? schemes.bearer : schemes.key };
}

function challenge(name: string, scheme: string): HeaderObject {
  return component<HeaderObject>('headers', name, {
    description: 'The scheme to authenticate with',
    required: true,
    schema: { type: 'string', pattern: `^${scheme}` },
    example: `${scheme} realm="NoTap"`,
  });
}

/** How long to wait, and what is left of the limit. The reset is a moment in seconds since 1970. */
export const rateLimitHeaders: HeadersObject = {
  'Retry-After': count('Retry-After', 'Seconds to wait, as `retry_after` of the body', 60),
  'X-RateLimit-Limit': count('X-RateLimit-Limit', 'Requests allowed per window', 30),
  'X-RateLimit-Remaining': count('X-RateLimit-Remaining', 'Requests left in this window', 0),
  'X-RateLimit-Reset': count('X-RateLimit-Reset', 'When the window ends', 1769076960),
};

/** Seconds after which a failure may have passed. */
export const retryAfter: HeadersObject = { 'Retry-After': count('RetryLater', 'Seconds to wait', 30) };

function count(name: string, description: string, example: number): HeaderObject {
  return component<HeaderObject>('headers', name, {
    description,
    required: true,
    schema: integer({ min: 0 }),
    example,
  });
}
