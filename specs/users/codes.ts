/** The codes that the source names, with its status and its description; examples have the description as their text. */
export const codes = {
  INVALID_CREDENTIALS: { status: 401, text: 'Username/email or password is incorrect' },
  ACCOUNT_LOCKED: {
    status: 403,
    text: 'Account has been locked due to too many failed login attempts',
  },
  EMAIL_NOT_VERIFIED: { status: 403, text: 'Email verification is required before this action' },
  INVALID_TOKEN: { status: 401, text: 'JWT token is invalid, expired, or malformed' },
  TOKEN_BLACKLISTED: { status: 401, text: 'Token has been revoked/blacklisted' },
  MFA_REQUIRED: { status: 200, text: '2FA verification is required to complete login' },
  VALIDATION_ERROR: { status: 400, text: 'Input validation failed (see `errors` array for details)' },
  DUPLICATE_USERNAME: { status: 409, text: 'Username is already taken' },
  DUPLICATE_EMAIL: { status: 409, text: 'Email address is already registered' },
  UNAUTHORIZED: { status: 401, text: 'Authentication is required' },
  FORBIDDEN: { status: 403, text: 'User lacks required permissions' },
  CSRF_TOKEN_INVALID: { status: 403, text: 'CSRF token is missing or invalid' },
  NOT_FOUND: { status: 404, text: 'Requested resource does not exist' },
  RESOURCE_NOT_FOUND: { status: 404, text: 'Specific resource (user, role, permission) not found' },
  RATE_LIMIT_EXCEEDED: { status: 429, text: 'Too many requests, check `Retry-After` header' },
  INTERNAL_SERVER_ERROR: { status: 500, text: 'An unexpected server error occurred' },
  SERVICE_UNAVAILABLE: { status: 503, text: 'Service is temporarily unavailable' },
  REQUEST_TIMEOUT: { status: 408, text: 'Request took too long to process' },
} as const;

/** No response of an operation has NOT_FOUND: it is for paths that are none. MFA_REQUIRED is a success. */
export type ErrorCode = Exclude<keyof typeof codes, 'NOT_FOUND' | 'MFA_REQUIRED'>;
