import type { HeaderObject, HeadersObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import { integer, uuid } from '../builder/schema.ts';
import { ids } from './samples.ts';

/** Every response has it. */
export const requestId: HeadersObject = {
  'x-request-id': component<HeaderObject>('headers', 'x-request-id', {
    description: 'The identifier of the request: that which it brought, if it is a UUID, or else a new one',
    required: true,
    schema: uuid(),
    example: ids.request,
  }),
};

export const challenge: HeadersObject = {
  'WWW-Authenticate': component<HeaderObject>('headers', 'WWW-Authenticate', {
    description: 'The scheme to authenticate with',
    required: true,
    schema: { type: 'string', pattern: '^Bearer' },
    example: 'Bearer realm="User management"',
  }),
};

export const retryAfter: HeadersObject = {
  'Retry-After': component<HeaderObject>('headers', 'Retry-After', {
    description: 'Seconds to wait before the next request',
    required: true,
    schema: integer({ min: 0 }),
    example: 60,
  }),
};

export const csrfCookie: HeadersObject = {
  'Set-Cookie': component<HeaderObject>('headers', 'Set-Cookie', {
    description: 'The cookie that `X-CSRF-Token` repeats; scripts can read it',
    required: true,
    schema: { type: 'string', pattern: '^csrf_token=' },
    example: `csrf_token=${ids.csrf}; Path=/; SameSite=Lax`,
  }),
};
