/** How the library says no: an example for every cause, with its code and text. */

interface Sample {
  readonly cause: string;
  readonly subject?: string;
  readonly error: string;
  readonly message: string;
}

const samples: Readonly<Record<number, readonly Sample[]>> = {
  400: [
    {
      cause: 'malformed-path-parameter',
      subject: 'bookId',
      error: 'bad_id',
      message: 'No book has such an identifier',
    },
    { cause: 'malformed-request', error: 'bad_request', message: 'The request cannot be understood' },
    { cause: 'malformed-body', error: 'bad_body', message: 'The body is no JSON' },
    { cause: 'missing-member', subject: 'title', error: 'incomplete', message: 'A book needs a title' },
    { cause: 'missing-member', subject: 'genre', error: 'incomplete', message: 'A book needs a genre' },
    { cause: 'missing-member', subject: 'to', error: 'incomplete', message: 'Somebody borrows a book' },
    { cause: 'missing-member', subject: 'days', error: 'incomplete', message: 'A loan comes to an end' },
    { cause: 'invalid-member', error: 'invalid', message: 'A value is not valid' },
  ],
  401: [
    { cause: 'missing-credentials', error: 'unauthorized', message: 'Show your card' },
    { cause: 'invalid-credentials', error: 'unauthorized', message: 'This is no card of ours' },
    { cause: 'expired-credentials', error: 'unauthorized', message: 'This card has expired' },
    { cause: 'revoked-credentials', error: 'unauthorized', message: 'This card was taken back' },
  ],
  403: [
    { cause: 'insufficient-role', error: 'forbidden', message: 'Your card does not let you' },
    { cause: 'administrator-required', error: 'forbidden', message: 'Only librarians may' },
  ],
  404: [
    { cause: 'unknown-resource', subject: 'bookId', error: 'not_found', message: 'There is no such thing' },
  ],
  406: [{ cause: 'not-acceptable', error: 'not_acceptable', message: 'There is JSON and nothing else' }],
  409: [{ cause: 'already-exists', error: 'lent', message: 'It is lent already' }],
  415: [{ cause: 'unsupported-media-type', error: 'unsupported', message: 'JSON, please' }],
  429: [{ cause: 'rate-limited', error: 'slow_down', message: 'Come back later' }],
  500: [{ cause: 'storage-failure', error: 'broken', message: 'The shelves have fallen over' }],
};

const number = (example: number) => ({ required: true, schema: { type: 'integer', minimum: 0 }, example });

const headers: Readonly<Record<number, object>> = {
  401: {
    'WWW-Authenticate': { required: true, schema: { type: 'string' }, example: 'Bearer realm="library"' },
  },
  429: {
    'Retry-After': number(7),
    'X-RateLimit-Limit': number(100),
    'X-RateLimit-Remaining': number(0),
    'X-RateLimit-Reset': number(1700000000),
  },
};

/** Responses by status. */
export function refusal(...statuses: readonly number[]): Readonly<Record<string, object>> {
  return Object.fromEntries(statuses.map((status) => [String(status), responseOf(status)]));
}

function responseOf(status: number): object {
  const examples = (samples[status] ?? []).map(({ cause, subject, error, message }) => [
    [cause, subject ?? ''].join(' ').trim().replaceAll(/[ -]/g, '_'),
    { 'x-assay-cause': cause, ...(subject && { 'x-assay-subject': subject }), value: { error, message } },
  ]);
  const schema = { $ref: '#/components/schemas/Error' };
  const content = { 'application/json': { schema, examples: Object.fromEntries(examples) } };
  return { description: `No (${status})`, content, ...(headers[status] && { headers: headers[status] }) };
}
