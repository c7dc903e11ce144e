import type { ExampleObject, HeadersObject, ResponseObject } from 'openapi3-ts/oas31';
import { jsonContent, type NamedExamples } from '../builder/operation.ts';
import { RateLimit, RateLimitRemaining, RateLimitReset, RetryAfter, WwwAuthenticate } from './headers.ts';
import { ErrorResponse } from './schemas/error.ts';

/**
 * The errors of the API: one function a status, from what an operation is about to the response that documents it.
 * The texts are S0's where S0 gives one. `x-assay-cause` says what brings an example about, so that a mock can choose
 * it and a conformance run can demand it; `x-assay-subject` names the parameter or member.
 */

/** What an operation's error responses are made from. */
export interface About {
  /** Verb and object: "create threat model". */
  readonly action: string;
  /** The resources its path names, outermost first: ["threat model", "diagram"]. A 404 says which one is missing. */
  readonly resources: readonly string[];
  /** Path parameters that must be UUIDs. */
  readonly identifiers: readonly string[];
  /** A required member of the body, to show what a missing one gives. */
  readonly requiredMember?: string | undefined;
  readonly hasBody: boolean;
  /** What somebody without the needed role is told. */
  readonly refusal: string;
  readonly administratorsOnly: boolean;
}

/** A response that stands under `components.responses` by this name. */
export interface NamedResponse {
  readonly name: string;
  readonly response: ResponseObject;
}

/** An example of the error envelope, and what brings it about. */
export function sample(
  error: string,
  description: string,
  because: { cause?: string; subject?: string; details?: object } = {},
): ExampleObject {
  const { cause, subject, details } = because;
  return {
    ...(cause ? { 'x-assay-cause': cause } : {}),
    ...(subject ? { 'x-assay-subject': subject } : {}),
    value: { error, error_description: description, ...(details ? { details } : {}) },
  };
}

export function errorResponse(
  name: string,
  description: string,
  examples: NamedExamples,
  headers?: HeadersObject,
): NamedResponse {
  const content = jsonContent(ErrorResponse, examples);
  return { name, response: { description, ...(headers ? { headers } : {}), content } };
}

/** The error responses every operation can have, by status. */
export const errors: Readonly<Record<number, (about: About) => NamedResponse>> = {
  400: badRequest,
  401: unauthorized,
  403: forbidden,
  404: notFound,
  406: notAcceptable,
  415: unsupportedMediaType,
  429: tooManyRequests,
  500: serverError,
};

function badRequest({ identifiers, requiredMember, hasBody }: About): NamedResponse {
  const malformedIds = identifiers.map((name) => [
    `invalid_${name}`,
    sample('invalid_id', `Invalid ${nameOfId(name)} ID format, must be a valid UUID`, {
      cause: 'malformed-path-parameter',
      subject: name,
    }),
  ]);
  const missing = requiredMember
    ? {
        missing_required_field: sample('invalid_input', `${requiredMember} is required`, {
          cause: 'missing-member',
          subject: requiredMember,
        }),
      }
    : {};
  const body = hasBody
    ? {
        ...missing,
        malformed_json: sample('invalid_request', 'The request body is not valid JSON', {
          cause: 'malformed-body',
        }),
      }
    : {};
  const query = {
    invalid_request: sample('invalid_request', 'The request is malformed', { cause: 'malformed-request' }),
  };
  const name = ['BadRequest', ...identifiers, ...(hasBody ? [requiredMember ?? 'body'] : [])].join('.');
  return errorResponse(name, 'The request is malformed or breaks a rule', {
    ...Object.fromEntries(malformedIds),
    ...body,
    ...query,
  });
}

/** "threat_model_id" → "threat model". */
function nameOfId(parameter: string): string {
  return parameter.replace(/_id$/, '').replaceAll('_', ' ');
}

function unauthorized(): NamedResponse {
  return errorResponse(
    'Unauthorized',
    'No bearer token, or one that is not valid',
    {
      missing_token: sample('unauthorized', 'Authentication required', { cause: 'missing-credentials' }),
      invalid_token: sample('unauthorized', 'Invalid authentication token', { cause: 'invalid-credentials' }),
      expired_token: sample('unauthorized', 'Token has expired', { cause: 'expired-credentials' }),
      stale_session: sample('unauthorized', 'Your session is no longer valid. Please log in again.', {
        cause: 'revoked-credentials',
      }),
    },
    { 'WWW-Authenticate': WwwAuthenticate },
  );
}

function forbidden({ refusal, administratorsOnly }: About): NamedResponse {
  const name = administratorsOnly ? 'admin' : refusal.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  const cause = administratorsOnly ? 'administrator-required' : 'insufficient-role';
  return errorResponse(`Forbidden.${name}`, 'The caller may not do this', {
    [administratorsOnly ? 'administrator_required' : 'insufficient_permissions']: sample(
      'forbidden',
      refusal,
      { cause },
    ),
  });
}

function notFound({ resources }: About): NamedResponse {
  const missing = resources.map((resource) => [
    `${resource.replaceAll(' ', '_')}_not_found`,
    sample('not_found', `${capital(resource)} not found`, { cause: 'unknown-resource', subject: resource }),
  ]);
  return errorResponse(
    `NotFound.${resources.join('.').replaceAll(' ', '-')}`,
    'There is no such resource',
    Object.fromEntries(missing.reverse()),
  );
}

function notAcceptable(): NamedResponse {
  return errorResponse('NotAcceptable', 'No representation has a media type that the client accepts', {
    not_acceptable: sample('not_acceptable', 'The requested media type is not available', {
      cause: 'not-acceptable',
    }),
  });
}

function unsupportedMediaType(): NamedResponse {
  return errorResponse(
    'UnsupportedMediaType',
    'The body has a media type that this operation does not read',
    {
      unsupported_media_type: sample(
        'unsupported_media_type',
        'The media type of the request body is not supported',
        {
          cause: 'unsupported-media-type',
        },
      ),
    },
  );
}

function tooManyRequests(): NamedResponse {
  return errorResponse(
    'TooManyRequests',
    'A rate limit is exceeded',
    {
      rate_limit_exceeded: sample('rate_limit_exceeded', 'Too many requests. Please try again later.', {
        cause: 'rate-limited',
      }),
    },
    rateLimitHeaders,
  );
}

export const rateLimitHeaders: HeadersObject = {
  'Retry-After': RetryAfter,
  'X-RateLimit-Limit': RateLimit,
  'X-RateLimit-Remaining': RateLimitRemaining,
  'X-RateLimit-Reset': RateLimitReset,
};

function serverError({ action }: About): NamedResponse {
  return errorResponse(
    `ServerError.${action.replaceAll(/[^a-z]+/gi, '-')}`,
    'The server failed; nothing about how is told',
    {
      server_error: sample('server_error', `Failed to ${action}`, { cause: 'storage-failure' }),
    },
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
