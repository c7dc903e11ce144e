import { expect, test } from 'vitest';
import { samplesOf } from '../samples/samples.ts';
import { body, contractOf } from '../testing/contract-of.ts';

const date = { type: 'string', format: 'date-time' };

function made(properties: object): Readonly<Record<string, unknown>> {
  const schema = { type: 'object', required: Object.keys(properties), properties };
  const contract = contractOf({ paths: { '/a': { post: { requestBody: body(schema), responses: {} } } } });
  const media = contract.operations[0]?.body?.content[0];
  return (media && samplesOf(contract).request(media)?.value) as Readonly<Record<string, unknown>>;
}

test.each([
  'endsAt',
  'end_date',
  'end',
  'expires',
  'expires_at',
  'expirationDate',
  'validUntil',
  'dueDate',
  'deadline',
])('what is over at %s is not over yet', (name) => {
  expect(String(made({ [name]: date })[name])).toMatch(/^2099-/);
  expect(String(made({ [name]: { anyOf: [date, { type: 'null' }] } })[name])).toMatch(/^2099-/);
});

test.each(['startsAt', 'createdAt', 'birthday', 'endpoint', 'sender'])('%s is any time', (name) => {
  expect(String(made({ [name]: date })[name])).toMatch(/^(19|20[0-2])\d/);
});

test('a date that the document shows stays, and so does what only looks like one', () => {
  expect(made({ endsAt: { ...date, example: '2001-01-01T00:00:00Z' } }).endsAt).toBe('2001-01-01T00:00:00Z');
  expect(made({ until: { type: 'string', maxLength: 3 } }).until).toHaveLength(3);
});
