import type { ExampleObject, HeadersObject, ResponseObject, SchemaObject } from 'openapi3-ts/oas31';
import { jsonContent, type NamedExamples } from '../builder/operation.ts';
import type { Credential } from './authz.ts';
import { challengeFor, rateLimitHeaders, retryAfter } from './headers.ts';
import { ErrorEnvelope, NotFound, TooManyRequests } from './schemas/common.ts';

export interface Because {
  /** What triggers it. An error that only this API has gets no cause: it is selected by its name. */
  readonly cause?: string;
  /** The parameter or member. */
  readonly subject?: string;
  /** Members of the error besides `error`. */
  readonly rest?: {
    readonly message?: string;
    readonly code?: string;
    readonly retry_after?: number;
    readonly attempts_remaining?: number;
  };
}

/** An example of an error. */
export function failure(error: string, { cause, subject, rest }: Because = {}): ExampleObject {
  return {
    ...(cause ? { 'x-assay-cause': cause } : {}),
    ...(subject ? { 'x-assay-subject': subject } : {}),
    value: { success: false, error, ...rest },
  };
}

export function unknown(subject: string, error: string): ExampleObject {
  return failure(error, { cause: 'unknown-resource', subject });
}

export function conflict(subject: string, error: string): ExampleObject {
  return failure(error, { cause: 'already-exists', subject });
}

const INVALID_UUID = 'Invalid UUID format';

/** What a path with these parameters can be. */
export function badPath(names: readonly string[]): NamedExamples {
  return Object.fromEntries(
    names.map((name) => [
      `malformed_${name}`,
      failure(INVALID_UUID, { cause: 'malformed-path-parameter', subject: name }),
    ]),
  );
}

export const badQuery: NamedExamples = {
  invalid_query: failure('Invalid query parameters', { cause: 'malformed-request' }),
};

/** What a body can be. `missing` is the example of a missing member; `uuids` are members that hold a UUID. */
export function badBody(missing: NamedExamples, uuids: readonly string[]): NamedExamples {
  const malformed = uuids.map((member) => [
    `malformed_${member}`,
    failure(INVALID_UUID, { cause: 'invalid-member', subject: member }),
  ]);
  return {
    ...missing,
    ...Object.fromEntries(malformed),
    invalid_member: failure('Invalid request', {
      cause: 'invalid-member',
      rest: { message: 'A member has a wrong value' },
    }),
    malformed_json: failure('Invalid JSON', { cause: 'malformed-body' }),
  };
}

/** The text that names all required members. */
export function missingFields(required: readonly string[]): NamedExamples {
  return missing(`Missing required fields: ${required.join(', ')}`);
}

/** The same in the words of one operation. */
export function missing(error: string, message?: string): NamedExamples {
  return {
    missing_fields: failure(error, {
      cause: 'missing-member',
      ...(message === undefined ? {} : { rest: { message } }),
    }),
  };
}

const AUTHENTICATION_REQUIRED = 'Authentication required';

/** 401: no credential was sent, or it has expired. */
export function unauthenticated(credential: Credential): NamedExamples {
  if (credential === 'pspKey') {
    const rest = {
      message: 'Missing or invalid Authorization header. Expected: Bearer psp_...',
    };
    return {
      missing_psp_key: failure('UNAUTHORIZED', { cause: 'missing-credentials', rest }),
      malformed_psp_key: failure('UNAUTHORIZED', { cause: 'malformed-credentials', rest }),
    };
  }
  return {
    missing_credentials: failure(AUTHENTICATION_REQUIRED, { cause: 'missing-credentials' }),
    ...(credential === 'adminKey'
      ? {}
      : { expired_credentials: failure(AUTHENTICATION_REQUIRED, { cause: 'expired-credentials' }) }),
  };
}

/** 403: the credential is wrong, or not enough. */
export function forbidden(credential: Credential): NamedExamples {
  const error =
    credential === 'adminKey'
      ? 'Unauthorized. Valid admin API key required.'
      : 'Unauthorized. Valid API key required.';
  return {
    invalid_credentials: failure(error, { cause: 'invalid-credentials' }),
    revoked_credentials: failure(error, { cause: 'revoked-credentials' }),
    // These do not expire: an old one is one of somebody else.
    ...(credential === 'pspKey' || credential === 'adminKey'
      ? { expired_credentials: failure(error, { cause: 'expired-credentials' }) }
      : {}),
    insufficient_permissions: failure(error, {
      cause: credential === 'adminKey' ? 'administrator-required' : 'insufficient-role',
    }),
  };
}

/** An administrator suspended the user. */
export const suspended: NamedExamples = { account_suspended: failure('Account suspended') };

export const enrollmentNotFound = 'Enrollment not found or expired';

/** Other factors than the session wants. */
export const factorCountMismatch: NamedExamples = {
  factor_count_mismatch: failure('Factor count mismatch', {
    rest: { message: 'You must complete all 3 enrolled factors' },
  }),
};

export const invalidFactorData: NamedExamples = {
  invalid_factor_data: failure('Invalid factor data', {
    rest: { message: 'A digest must be 64 hexadecimal digits' },
  }),
};

export const wrongFactors: NamedExamples = {
  invalid_factors: failure('Invalid factors', { rest: { attempts_remaining: 2 } }),
};

export const sessionNotFound: NamedExamples = {
  session_not_found: unknown('session_id', 'Session not found or expired'),
};

/** The fourth attempt at a session. */
export const tooManyAttempts: NamedExamples = {
  too_many_attempts: failure('Maximum attempts exceeded', { rest: { retry_after: 300 } }),
};

/** What every operation below /v1 can return. */
export const always: Readonly<Record<number, NamedExamples>> = {
  429: {
    rate_limited: failure('Too many requests, please try again later', {
      cause: 'rate-limited',
      rest: { retry_after: 60 },
    }),
  },
  500: { failed: failure('Internal server error', { cause: 'storage-failure' }) },
  502: { upstream_failed: failure('Upstream service error', { cause: 'storage-lost' }) },
  504: { timed_out: failure('Request timed out', { cause: 'timeout' }) },
};

/** S has this text for whatever is switched off. */
export const unavailable: NamedExamples = {
  database_disabled: failure('Service temporarily unavailable - database not configured', {
    cause: 'unavailable',
    rest: { code: 'DATABASE_DISABLED' },
  }),
};

export const derived: Readonly<Record<number, NamedExamples>> = {
  406: { not_acceptable: failure('Not acceptable', { cause: 'not-acceptable' }) },
  415: { unsupported_media_type: failure('Unsupported media type', { cause: 'unsupported-media-type' }) },
};

const descriptions: Readonly<Record<number, string>> = {
  400: 'Fields are missing, or have wrong types or UUIDs',
  401: 'No credential was sent, or it has expired, or the factors are wrong',
  403: 'The credential is wrong or not enough, or the account is suspended',
  404: 'There is no such resource, or no longer',
  406: 'No representation has a media type that the client accepts',
  409: 'The resource already exists',
  415: 'The body has a media type that this operation does not read',
  422: 'The factors do not fit, or the rules of a payment are not met',
  429: 'A limit is exceeded, or a session has had all its attempts',
  500: 'The server failed; the response does not say how',
  502: 'The connection to the database is lost',
  503: 'The database is switched off',
  504: 'The database did not respond in time',
};

const schemas: Readonly<Record<number, SchemaObject>> = { 404: NotFound, 429: TooManyRequests };

/** An error response with its examples. */
export function errorResponse(
  status: number,
  examples: NamedExamples,
  credential: Credential | undefined,
): ResponseObject {
  const description = descriptions[status];
  if (description === undefined) throw new Error(`no error has the status ${status}`);
  const headers = headersOf(status, credential);
  return {
    description,
    ...(headers ? { headers } : {}),
    content: jsonContent(schemas[status] ?? ErrorEnvelope, examples),
  };
}

function headersOf(status: number, credential: Credential | undefined): HeadersObject | undefined {
  if (status === 401) return challengeFor(credential);
  if (status === 429) return rateLimitHeaders;
  return status === 503 ? retryAfter : undefined;
}
