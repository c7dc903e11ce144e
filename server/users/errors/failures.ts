/** How a request can fail. */
export interface Failure {
  readonly status: number;
  /** The description of the source. */
  readonly text: string;
}

const failure = (status: number, text: string): Failure => ({ status, text });

/** Every error of the API, by its code. A test holds this table and the examples of the OpenAPI document together. */
export const failures = {
  VALIDATION_ERROR: failure(400, 'Input validation failed (see `errors` array for details)'),

  UNAUTHORIZED: failure(401, 'Authentication is required'),
  INVALID_TOKEN: failure(401, 'JWT token is invalid, expired, or malformed'),
  TOKEN_BLACKLISTED: failure(401, 'Token has been revoked/blacklisted'),
  INVALID_CREDENTIALS: failure(401, 'Username/email or password is incorrect'),

  CSRF_TOKEN_INVALID: failure(403, 'CSRF token is missing or invalid'),
  FORBIDDEN: failure(403, 'User lacks required permissions'),
  ACCOUNT_LOCKED: failure(403, 'Account has been locked due to too many failed login attempts'),
  EMAIL_NOT_VERIFIED: failure(403, 'Email verification is required before this action'),

  NOT_FOUND: failure(404, 'Requested resource does not exist'),
  RESOURCE_NOT_FOUND: failure(404, 'Specific resource (user, role, permission) not found'),

  METHOD_NOT_ALLOWED: failure(405, 'The path has other methods'),
  NOT_ACCEPTABLE: failure(406, 'No representation is acceptable'),
  REQUEST_TIMEOUT: failure(408, 'Request took too long to process'),
  DUPLICATE_USERNAME: failure(409, 'Username is already taken'),
  DUPLICATE_EMAIL: failure(409, 'Email address is already registered'),
  PAYLOAD_TOO_LARGE: failure(413, 'The body is too large'),
  UNSUPPORTED_MEDIA_TYPE: failure(415, 'The media type of the body is not supported'),
  RATE_LIMIT_EXCEEDED: failure(429, 'Too many requests, check `Retry-After` header'),

  INTERNAL_SERVER_ERROR: failure(500, 'An unexpected server error occurred'),
  SERVICE_UNAVAILABLE: failure(503, 'Service is temporarily unavailable'),
} as const satisfies Readonly<Record<string, Failure>>;

export type FailureCode = keyof typeof failures;
