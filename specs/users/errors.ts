import type { ExampleObject, HeadersObject, ResponseObject } from 'openapi3-ts/oas31';
import { jsonContent, type NamedExamples } from '../builder/operation.ts';
import { codes, type ErrorCode } from './codes.ts';
import { challenge, requestId, retryAfter } from './headers.ts';
import { type Detail, ErrorEnvelope, failed, ValidationError } from './schemas/common.ts';

export interface Because {
  /** What triggers it. An error that only this API has gets no cause: it is selected by its name. */
  readonly cause?: string;
  /** The parameter or member. */
  readonly subject?: string;
  readonly details?: readonly Detail[];
}

/** An example of an error with a code of the source. */
export function failure(code: ErrorCode, { cause, subject, details }: Because = {}): ExampleObject {
  return {
    ...(cause ? { 'x-assay-cause': cause } : {}),
    ...(subject ? { 'x-assay-subject': subject } : {}),
    value: failed(code, codes[code].text, details ?? null),
  };
}

/** An example of input that is refused. */
export function invalid(field: string, reason: string, cause?: string): ExampleObject {
  const because = cause === undefined ? {} : { cause, subject: field };
  return failure('VALIDATION_ERROR', { ...because, details: [{ field, reason }] });
}

export function unknown(subject: string): ExampleObject {
  return failure('RESOURCE_NOT_FOUND', { cause: 'unknown-resource', subject });
}

/** What a body with these required members can be. */
export function badBody(required: readonly string[]): NamedExamples {
  const missing = required.map((member) => [
    `missing_${member}`,
    invalid(member, 'is missing', 'missing-member'),
  ]);
  return {
    malformed_json: failure('VALIDATION_ERROR', {
      cause: 'malformed-body',
      details: [{ field: 'body', reason: 'is no JSON' }],
    }),
    missing_body: invalid('body', 'is missing', 'malformed-body'),
    ...Object.fromEntries(missing),
    invalid_member: failure('VALIDATION_ERROR', {
      cause: 'invalid-member',
      details: [{ field: 'body', reason: 'has a member with a wrong value' }],
    }),
  };
}

/** What a path with these parameters can be. */
export function badPath(names: readonly string[]): NamedExamples {
  return Object.fromEntries(
    names.map((name) => [`malformed_${name}`, invalid(name, 'is no UUID', 'malformed-path-parameter')]),
  );
}

export const badQuery: NamedExamples = {
  invalid_query: failure('VALIDATION_ERROR', {
    cause: 'malformed-request',
    details: [{ field: 'query', reason: 'has a wrong value' }],
  }),
};

export const noToken: NamedExamples = {
  missing_token: failure('UNAUTHORIZED', { cause: 'missing-credentials' }),
  invalid_token: failure('INVALID_TOKEN', { cause: 'invalid-credentials' }),
  expired_token: failure('INVALID_TOKEN', { cause: 'expired-credentials' }),
  revoked_token: failure('TOKEN_BLACKLISTED', { cause: 'revoked-credentials' }),
};

export const noCsrfToken: NamedExamples = {
  missing_csrf_token: failure('CSRF_TOKEN_INVALID', { cause: 'missing-csrf-token' }),
  wrong_csrf_token: failure('CSRF_TOKEN_INVALID', { cause: 'invalid-csrf-token' }),
};

export const noPermission: NamedExamples = {
  missing_permission: failure('FORBIDDEN', { cause: 'insufficient-role' }),
};

export const noAdministrator: NamedExamples = {
  missing_role: failure('FORBIDDEN', { cause: 'administrator-required' }),
  ...noPermission,
};

/** What every operation below /api/v1 can return. */
export const always: Readonly<Record<number, NamedExamples>> = {
  408: { timeout: failure('REQUEST_TIMEOUT', { cause: 'timeout' }) },
  429: { rate_limited: failure('RATE_LIMIT_EXCEEDED', { cause: 'rate-limited' }) },
  500: { failed: failure('INTERNAL_SERVER_ERROR', { cause: 'storage-failure' }) },
  503: { unavailable: failure('SERVICE_UNAVAILABLE', { cause: 'unavailable' }) },
};

/** The source has no code for these two; its general ones say least that is wrong. */
export const derived: Readonly<Record<number, NamedExamples>> = {
  406: { not_acceptable: unnamed('NOT_ACCEPTABLE', 'No representation is acceptable', 'not-acceptable') },
  415: {
    unsupported_media_type: unnamed(
      'UNSUPPORTED_MEDIA_TYPE',
      'The media type of the body is not supported',
      'unsupported-media-type',
    ),
  },
};

function unnamed(code: string, text: string, cause: string): ExampleObject {
  return { 'x-assay-cause': cause, value: failed(code, text, null) };
}

const descriptions: Readonly<Record<number, string>> = {
  400: 'The request breaks a rule',
  401: 'No credentials, or wrong ones',
  403: 'The caller may not do this, or the CSRF token is missing or wrong',
  404: 'There is no such user, role or permission',
  406: 'No representation has a media type that the client accepts',
  408: 'The request took more than 30 seconds',
  409: 'The name or the address is taken',
  415: 'The body has a media type that this operation does not read',
  429: 'More than ten requests of the address in a minute',
  500: 'The server failed; the response does not say how',
  503: 'The server is not available now',
};

const headers: Readonly<Record<number, HeadersObject>> = { 401: challenge, 429: retryAfter };

/** An error response with the examples of its operation. */
export function errorResponse(status: number, examples: NamedExamples): ResponseObject {
  const description = descriptions[status];
  if (description === undefined) throw new Error(`no error has the status ${status}`);
  return {
    description,
    headers: { ...requestId, ...headers[status] },
    content: jsonContent(status === 400 ? ValidationError : ErrorEnvelope, examples),
  };
}
