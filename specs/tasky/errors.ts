import type { ExampleObject, HeadersObject, ResponseObject } from 'openapi3-ts/oas31';
import { jsonContent, type NamedExamples } from '../builder/operation.ts';
import { challenge, rateLimitHeaders } from './headers.ts';
import { ErrorEnvelope } from './schemas/common.ts';

/**
 * An example of an error. `cause` says what triggers it; `subject` names the parameter or member. An error that only
 * this API has gets no cause: it is selected by its name.
 */
export function failure(
  error: string,
  because: { readonly cause?: string; readonly subject?: string } = {},
): ExampleObject {
  const { cause, subject } = because;
  return {
    ...(cause ? { 'x-assay-cause': cause } : {}),
    ...(subject ? { 'x-assay-subject': subject } : {}),
    value: { ok: false, error },
  };
}

export function missing(member: string, error: string): ExampleObject {
  return failure(error, { cause: 'missing-member', subject: member });
}

export function invalid(member: string, error: string): ExampleObject {
  return failure(error, { cause: 'invalid-member', subject: member });
}

export function unknown(parameter: string, error: string): ExampleObject {
  return failure(error, { cause: 'unknown-resource', subject: parameter });
}

export function refused(error: string): ExampleObject {
  return failure(error, { cause: 'insufficient-role' });
}

/** What any body can be: no JSON. */
const malformedBody: NamedExamples = {
  malformed_json: failure('Invalid JSON', { cause: 'malformed-body' }),
};

export const noToken: NamedExamples = {
  missing_token: failure('Missing token', { cause: 'missing-credentials' }),
  invalid_token: failure('Invalid token', { cause: 'invalid-credentials' }),
  expired_token: failure('Invalid token', { cause: 'expired-credentials' }),
  user_not_found: failure('User not found', { cause: 'revoked-credentials' }),
};

export const wrongPassword: NamedExamples = {
  wrong_password: failure('Invalid email or password', { cause: 'invalid-credentials' }),
};

/** What is the same on every operation that has the status, if it says nothing itself. */
const common: Readonly<Record<number, NamedExamples>> = {
  400: malformedBody,
  401: {},
  406: { not_acceptable: failure('Not acceptable', { cause: 'not-acceptable' }) },
  415: { unsupported_media_type: failure('Unsupported media type', { cause: 'unsupported-media-type' }) },
};

const descriptions: Readonly<Record<number, string>> = {
  400: 'The request breaks a rule',
  401: 'No credentials, or wrong ones',
  403: 'The caller may not do this',
  404: 'There is no such resource',
  406: 'No representation has a media type that the client accepts',
  415: 'The body has a media type that this operation does not read',
  429: 'A limit is exceeded',
  500: 'The server failed; the response does not say how',
};

const headers: Readonly<Record<number, HeadersObject>> = { 401: challenge, 429: rateLimitHeaders };

/** An error response with the examples of its operation. */
export function errorResponse(status: number, own: NamedExamples): ResponseObject {
  const description = descriptions[status];
  if (description === undefined) throw new Error(`no error has the status ${status}`);
  const examples = { ...own, ...common[status] };
  return {
    description,
    ...(headers[status] ? { headers: headers[status] } : {}),
    content: jsonContent(ErrorEnvelope, examples),
  };
}
