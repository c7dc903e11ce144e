/** How a request can fail: status, code for programs, and text for people. `{word}` is filled in where it is raised. */
export interface Failure {
  readonly status: number;
  readonly error: string;
  readonly text: string;
}

const failure = (status: number, error: string, text: string): Failure => ({ status, error, text });

/**
 * Every error of the API. The texts are those of the status code reference wherever it has one; a test holds this table
 * and the examples of the OpenAPI document together.
 */
export const failures = {
  // 400: what cannot be read
  malformed_request: failure(400, 'invalid_request', 'The request is malformed'),
  malformed_json: failure(400, 'invalid_request', 'The request body is not valid JSON'),
  invalid_query: failure(400, 'invalid_request', '{problem}'),
  invalid_form: failure(400, 'invalid_request', '{problem}'),
  invalid_id: failure(400, 'invalid_id', 'Invalid {noun} ID format, must be a valid UUID'),
  invalid_key: failure(400, 'invalid_input', 'Invalid metadata key format'),
  missing_body: failure(400, 'invalid_input', 'A request body is required'),
  missing_member: failure(400, 'invalid_input', '{member} is required'),
  invalid_member: failure(400, 'invalid_input', '{problem}'),
  prohibited_field: failure(
    400,
    'invalid_input',
    "Field '{member}' is not allowed in {method} requests. {reason}",
  ),
  wrong_count: failure(400, 'invalid_input', 'The request must have {least} to {most} items'),
  duplicate_key: failure(400, 'invalid_input', 'The request names the key {key} twice'),
  duplicate_item: failure(400, 'invalid_input', 'The request names the item {id} twice'),
  failed_patch: failure(400, 'invalid_input', 'The patch cannot be applied: {problem}'),
  missing_provider: failure(400, 'invalid_input', 'Invalid authorization entry format'),
  unknown_person: failure(400, 'invalid_input', '{provider_id} is nobody that this server knows'),
  invalid_challenge: failure(400, 'invalid_challenge', 'Invalid or expired challenge'),

  insecure_url: failure(400, 'invalid_input', 'webhook URL must use HTTPS'),
  hostless_url: failure(400, 'invalid_input', 'url must have a host'),
  payload_too_large: failure(400, 'invalid_input', 'The payload must not have more than 1024 bytes'),
  unsupported_object: failure(400, 'invalid_input', 'The add-on does not take objects of this type'),

  // 400: logging in
  missing_openid: failure(400, 'invalid_scope', 'The scope must contain openid'),
  unsupported_response_type: failure(
    400,
    'unsupported_response_type',
    'Only the response type code is supported',
  ),
  unsupported_grant_type: failure(400, 'unsupported_grant_type', 'Only authorization_code is supported'),
  unknown_provider: failure(400, 'invalid_request', 'There is no identity provider of this name'),
  unknown_callback: failure(400, 'invalid_request', 'No login may end at this client_callback'),
  weak_challenge: failure(
    400,
    'invalid_request',
    'The code challenge must have 43 to 128 characters and method S256',
  ),
  invalid_logout: failure(400, 'invalid_request', 'Invalid SAML logout request'),
  missing_parameter: failure(400, 'invalid_request', '{member} is required'),
  unknown_state: failure(400, 'invalid_request', 'The state is unknown or expired'),
  unknown_code: failure(400, 'invalid_grant', 'The code is unknown, expired or used'),
  wrong_verifier: failure(400, 'invalid_grant', 'The code verifier does not fit the challenge'),
  wrong_redirect: failure(400, 'invalid_grant', 'The redirect_uri is not the one that the login began with'),

  // 401
  missing_token: failure(401, 'unauthorized', 'Authentication required'),
  invalid_token: failure(401, 'unauthorized', 'Invalid authentication token'),
  expired_token: failure(401, 'unauthorized', 'Token has expired'),
  stale_session: failure(401, 'unauthorized', 'Your session is no longer valid. Please log in again.'),
  unknown_refresh_token: failure(401, 'invalid_grant', 'The refresh token is unknown, expired or used'),
  invalid_assertion: failure(401, 'unauthorized', 'Invalid SAML assertion'),
  login_refused: failure(401, 'access_denied', 'The identity provider refused the login'),

  missing_signature: failure(401, 'unauthorized', 'Missing webhook signature'),
  invalid_signature: failure(401, 'unauthorized', 'Invalid webhook signature'),

  // 403
  not_a_reader: failure(403, 'forbidden', 'Insufficient permissions to access this threat model'),
  not_a_writer: failure(403, 'forbidden', 'Insufficient permissions to update this threat model'),
  not_the_owner: failure(403, 'forbidden', '{refusal}'),
  owner_only: failure(403, 'forbidden', 'Only the owner can change ownership or authorization'),
  administrator_required: failure(403, 'forbidden', 'Administrator access required'),
  foreign_webhook: failure(403, 'access denied', 'access denied'),
  foreign_invocation: failure(403, 'forbidden', 'Access denied'),

  // 404
  no_such_route: failure(404, 'not_found', 'There is nothing at this address'),
  threat_model_not_found: failure(404, 'not_found', 'Threat model not found'),
  threat_not_found: failure(404, 'not_found', 'Threat not found'),
  document_not_found: failure(404, 'not_found', 'Document not found'),
  source_not_found: failure(404, 'not_found', 'Source not found'),
  diagram_not_found: failure(404, 'not_found', 'Diagram not found'),
  identity_provider_not_found: failure(404, 'not_found', 'Identity provider not found'),
  session_not_found: failure(404, 'not_found', 'Collaboration session not found'),
  metadata_not_found: failure(404, 'not_found', 'Metadata entry not found'),
  webhook_not_found: failure(404, 'not_found', 'subscription not found'),
  delivery_not_found: failure(404, 'not_found', 'delivery not found'),
  addon_not_found: failure(404, 'not_found', 'Add-on not found'),
  invocation_not_found: failure(404, 'not_found', 'Invocation not found or expired'),

  // 405 and what is like it
  method_not_allowed: failure(405, 'method_not_allowed', 'This address does not know the method {method}'),
  not_acceptable: failure(406, 'not_acceptable', 'The requested media type is not available'),
  body_too_large: failure(413, 'payload_too_large', 'The request body must not have more than {limit} bytes'),
  unsupported_media_type: failure(
    415,
    'unsupported_media_type',
    'The media type of the request body is not supported',
  ),

  too_slow: failure(408, 'request_timeout', 'The request did not come in time'),
  too_many_headers: failure(431, 'header_fields_too_large', 'The header fields are too large'),

  // 409
  duplicate_subject: failure(
    409,
    'conflict',
    'Duplicate authorization subject: {provider_id} appears multiple times',
  ),
  session_blocks_model_deletion: failure(
    409,
    'conflict',
    'Cannot delete threat model while a diagram has an active collaboration session. Please end all collaboration sessions first.',
  ),
  session_blocks_diagram_change: failure(
    409,
    'conflict',
    'Cannot modify diagram while a collaboration session is active. Please end the collaboration session first.',
  ),
  session_blocks_diagram_deletion: failure(
    409,
    'conflict',
    'Cannot delete diagram while a collaboration session is active. Please end the collaboration session first.',
  ),
  session_exists: failure(409, 'conflict', 'A collaboration session is already active for this diagram'),
  active_invocations: failure(
    409,
    'conflict',
    'Cannot delete add-on with active invocations. Please wait for invocations to complete.',
  ),
  finished_invocation: failure(
    409,
    'conflict',
    'An invocation that is completed or failed cannot be updated',
  ),

  // 422
  invalid_transition: failure(
    422,
    'unprocessable_entity',
    'Cannot transition from current state to requested state',
  ),
  unknown_cell: failure(
    422,
    'unprocessable_entity',
    'An edge ends at a cell that the diagram would not have',
  ),

  upgrade_required: failure(426, 'upgrade_required', 'This address is for WebSocket connections'),

  // 429
  rate_limit_exceeded: failure(429, 'rate_limit_exceeded', 'Too many requests. Please try again later.'),
  too_many_webhooks: failure(429, 'rate_limit_exceeded', 'Maximum number of webhook subscriptions reached'),
  too_many_subscription_requests: failure(
    429,
    'rate_limit_exceeded',
    'Too many subscription requests. Please slow down.',
  ),
  too_many_invocations: failure(429, 'rate_limit_exceeded', 'Only one invocation may run at a time'),

  // 500 and above
  server_error: failure(500, 'server_error', 'Failed to {action}'),
  no_administrators: failure(500, 'server_error', 'Administrator store not initialized'),
  overloaded: failure(503, 'service_unavailable', 'The server is busy. Please try again later.'),
} as const satisfies Readonly<Record<string, Failure>>;

export type FailureName = keyof typeof failures;
