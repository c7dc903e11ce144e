/** How the pet shop says no: examples with and without the labels that say why. */

interface Sample {
  readonly cause?: string;
  readonly subject?: string;
  readonly value: object;
}

function refused(samples: Readonly<Record<string, Sample>>, headers?: object) {
  const examples = Object.entries(samples).map(([name, { cause, subject, value }]) => [
    name,
    { ...(cause && { 'x-assay-cause': cause }), ...(subject && { 'x-assay-subject': subject }), value },
  ]);
  const content = {
    'application/json': {
      schema: { $ref: '#/components/schemas/Error' },
      examples: Object.fromEntries(examples),
    },
  };
  return { description: 'No', content, ...(headers ? { headers } : {}) };
}

export const bad = refused({
  unreadable: {
    cause: 'malformed-path-parameter',
    subject: 'petId',
    value: { code: 'bad_id', message: 'No pet has such an ID' },
  },
  nameless: {
    cause: 'missing-member',
    subject: 'name',
    value: { code: 'bad_input', message: 'A pet needs a name' },
  },
  ageless: {
    cause: 'invalid-member',
    subject: 'age',
    value: { code: 'bad_value', message: 'The age is a whole number' },
  },
  read_only: { cause: 'read-only-member', value: { code: 'read_only', message: 'This cannot be changed' } },
  broken: { cause: 'malformed-body', value: { code: 'bad_json', message: 'This is no JSON' } },
  request: { cause: 'malformed-request', value: { code: 'bad_request', message: 'This is no good' } },
});
export const unauthorized = refused(
  {
    missing: { cause: 'missing-credentials', value: { code: 'who', message: 'Who are you?' } },
    invalid: { cause: 'invalid-credentials', value: { code: 'who', message: 'Nobody knows you' } },
    expired: { cause: 'expired-credentials', value: { code: 'who', message: 'You were known once' } },
  },
  { 'WWW-Authenticate': { required: true, schema: { type: 'string' }, example: 'Bearer realm="pets"' } },
);
const forbidden = refused({
  role: { cause: 'insufficient-role', value: { code: 'no', message: 'You may not' } },
});
export const missing = refused({
  pet: { cause: 'unknown-resource', subject: 'petId', value: { code: 'gone', message: 'No such pet' } },
  label: { cause: 'unknown-resource', subject: 'key', value: { code: 'gone', message: 'No such label' } },
  collar: { value: { code: 'gone', message: 'It wears no collar' } },
});
export const conflict = refused({
  taken: { cause: 'already-exists', value: { code: 'taken', message: 'It has one' } },
});
export const unprocessable = refused({
  result: { value: { code: 'unprocessable', message: 'That does not work' } },
});
export const busy = {
  ...refused({ slow: { cause: 'rate-limited', value: { code: 'slow', message: 'Slow down' } } }),
  headers: { 'Retry-After': { required: true, schema: { type: 'integer', minimum: 0 }, example: 7 } },
};
export const refusals = { '400': bad, '401': unauthorized, '403': forbidden, '404': missing };
