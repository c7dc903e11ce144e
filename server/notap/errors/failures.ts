/** How a request can fail. The sentence in `error` tells causes apart; a few have a message or a code besides. */
export interface Failure {
  readonly status: number;
  readonly error: string;
  readonly message?: string;
  readonly code?: string;
}

const failure = (status: number, error: string, more: Pick<Failure, 'message' | 'code'> = {}): Failure => ({
  status,
  error,
  ...more,
});

/** Every error of the API. A test holds this table and the examples of the OpenAPI document together. */
export const failures = {
  // 400
  malformed_request: failure(400, 'The request is malformed'),
  malformed_json: failure(400, 'Invalid JSON'),
  /** `{fields}` are those that the operation requires. */
  missing_fields: failure(400, 'Missing required fields: {fields}'),
  missing_psp_fields: failure(400, 'INVALID_REQUEST', { message: 'Missing required fields' }),
  missing_charge_fields: failure(400, 'Missing merchantId or amountUsd'),
  invalid_uuid: failure(400, 'Invalid UUID format'),
  invalid_member: failure(400, 'Invalid request', { message: '{problem}' }),
  invalid_query: failure(400, 'Invalid query parameters'),
  invalid_nonce: failure(400, 'Invalid nonce format', { code: 'NONCE_INVALID_FORMAT' }),

  // 401
  not_authenticated: failure(401, 'Authentication required'),
  no_psp_key: failure(401, 'UNAUTHORIZED', {
    message: 'Missing or invalid Authorization header. Expected: Bearer psp_...',
  }),
  invalid_factors: failure(401, 'Invalid factors'),
  wrong_password: failure(401, 'Invalid credentials'),

  // 403
  invalid_key: failure(403, 'Unauthorized. Valid API key required.'),
  invalid_admin_key: failure(403, 'Unauthorized. Valid admin API key required.'),
  suspended: failure(403, 'Account suspended'),
  re_enrollment: failure(403, 'Re-enrollment required'),
  locked: failure(403, 'Account is temporarily locked due to failed login attempts'),
  nonce_used: failure(403, 'Nonce already used', { code: 'NONCE_ALREADY_USED' }),

  // 404
  no_such_path: failure(404, 'Not found'),
  enrollment_not_found: failure(404, 'Enrollment not found or expired'),
  alias_not_found: failure(404, 'Alias not found'),
  session_not_found: failure(404, 'Session not found or expired'),
  device_not_found: failure(404, 'Device not found'),
  no_payment_linked: failure(404, 'No payment method linked'),
  user_not_found: failure(404, 'User not found'),
  word_not_found: failure(404, 'Word not found'),
  key_not_found: failure(404, 'API key not found'),
  webhook_not_found: failure(404, 'Webhook not found'),
  wallet_not_found: failure(404, 'Wallet enrollment not found'),
  charge_not_found: failure(404, 'Charge not found'),
  payment_not_found: failure(404, 'Payment not found'),

  not_acceptable: failure(406, 'Not acceptable'),

  too_slow: failure(408, 'Request timeout'),

  // 409
  already_enrolled: failure(409, 'Enrollment already exists'),
  alias_taken: failure(409, 'Alias already taken'),
  device_exists: failure(409, 'Device already exists'),
  word_exists: failure(409, 'Word already exists'),
  email_registered: failure(409, 'Email already registered'),
  wallet_enrolled: failure(409, 'Wallet already enrolled'),
  charge_not_pending: failure(409, 'Charge is not pending'),

  too_many_headers: failure(431, 'Request header fields too large'),
  body_too_large: failure(413, 'The body is too large'),
  unsupported_media_type: failure(415, 'Unsupported media type'),

  // 422
  /** `{count}` is how many factors are asked for. */
  factor_count: failure(422, 'Factor count mismatch', {
    message: 'You must complete all {count} enrolled factors',
  }),
  invalid_factor_data: failure(422, 'Invalid factor data', {
    message: 'A digest must be 64 hexadecimal digits',
  }),
  not_verified: failure(422, 'Verification required', {
    message: 'The session has not verified this user',
  }),
  spending_limit: failure(422, 'Spending limit exceeded'),

  // 429
  rate_limited: failure(429, 'Too many requests, please try again later'),
  too_many_attempts: failure(429, 'Maximum attempts exceeded'),

  // 5XX
  unexpected: failure(500, 'Internal server error'),
  upstream: failure(502, 'Upstream service error'),
  unavailable: failure(503, 'Service temporarily unavailable - database not configured', {
    code: 'DATABASE_DISABLED',
  }),
  overloaded: failure(503, 'The server is busy. Please try again later.'),
  timed_out: failure(504, 'Request timed out'),
} as const satisfies Readonly<Record<string, Failure>>;

export type FailureName = keyof typeof failures;
