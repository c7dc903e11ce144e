/** How a request can fail. The original has no codes: the sentence alone tells causes of one status apart. */
export interface Failure {
  readonly status: number;
  readonly text: string;
}

const failure = (status: number, text: string): Failure => ({ status, text });

/**
 * Every error of the API but for the 500s, whose texts are those of their operations. A test holds this table and the
 * examples of the OpenAPI document together. `{word}` is filled in where the error is raised.
 */
export const failures = {
  // 400
  malformed_request: failure(400, 'The request is malformed'),
  malformed_json: failure(400, 'Invalid JSON'),
  invalid_member: failure(400, '{member} is not valid'),
  missing_fields: failure(400, 'Missing fields'),
  missing_credentials: failure(400, 'Missing email/password'),
  invalid_email: failure(400, 'Email must be a valid email address'),
  duplicate_email: failure(400, 'Email already exists'),
  invalid_role: failure(400, 'Invalid role'),
  title_required: failure(400, 'Title is required'),
  members_required: failure(400, 'Title, boardId, and columnId are required'),
  title_too_long: failure(400, 'Title cannot exceed 100 characters'),
  description_too_long: failure(400, 'Description cannot exceed 1000 characters'),
  invalid_priority: failure(400, 'Priority must be Low, Medium, or High'),
  invalid_status: failure(400, 'Status must be backlog, todo, in_progress, review, or done'),
  negative_position: failure(400, 'Position cannot be negative'),
  invalid_assignee: failure(400, 'Assignee must be a valid user'),
  foreign_column: failure(400, 'Invalid column for this board'),
  unknown_column: failure(400, 'Column not found'),
  place_required: failure(400, 'columnId and index are required'),
  text_required: failure(400, 'Comment text is required'),

  // 401
  missing_token: failure(401, 'Missing token'),
  invalid_token: failure(401, 'Invalid token'),
  user_gone: failure(401, 'User not found'),
  wrong_password: failure(401, 'Invalid email or password'),

  // 403
  administrator_required: failure(403, 'Admin access required'),
  viewers_create_no_boards: failure(403, 'Only members and admins can create boards'),
  viewers_create_no_tickets: failure(403, 'Only members and admins can create tickets'),
  no_board_access: failure(403, "You don't have access to this board"),
  no_ticket_access: failure(403, "You don't have access to this ticket"),
  not_modifiable: failure(403, 'You do not have permission to modify this board'),
  not_deletable: failure(403, 'You do not have permission to delete this board'),
  column_not_modifiable: failure(403, 'You do not have permission to modify this column'),
  column_not_deletable: failure(403, 'You do not have permission to delete this column'),
  comment_not_editable: failure(403, 'Not authorized to edit this comment'),
  comment_not_deletable: failure(403, 'Not authorized to delete this comment'),

  // 404
  no_such_route: failure(404, 'Route not found'),
  user_not_found: failure(404, 'User not found'),
  board_not_found: failure(404, 'Board not found'),
  column_not_found: failure(404, 'Column not found'),
  ticket_not_found: failure(404, 'Ticket not found'),
  comment_not_found: failure(404, 'Comment not found'),

  not_acceptable: failure(406, 'Not acceptable'),
  too_slow: failure(408, 'Request timeout'),
  too_many_headers: failure(431, 'Request header fields too large'),
  body_too_large: failure(413, 'Request entity too large'),
  unsupported_media_type: failure(415, 'Unsupported media type'),

  // 429
  too_many_logins: failure(429, 'Too many login attempts. Please try again after 15 minutes.'),
  too_many_registrations: failure(429, 'Too many account creation attempts. Please try again later.'),
  too_many_searches: failure(429, 'Too many search requests. Please try again in a minute.'),
  too_many_writes: failure(429, 'Too many write operations. Please try again later.'),

  overloaded: failure(503, 'The server is busy. Please try again later.'),
} as const satisfies Readonly<Record<string, Failure>>;

export type FailureName = keyof typeof failures;
