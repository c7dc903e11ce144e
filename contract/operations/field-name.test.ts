import { expect, test } from 'vitest';
import { contractOf } from '../testing/contract-of.ts';
import { isFieldName } from './field-name.ts';

test.each([
  ['X-Key', true],
  ['x_key.1', true],
  ['My Key', false],
  ['', false],
  ['Größe', false],
  ['a:b', false],
])('%j is a name of a header: %s', (name, expected) => {
  expect(isFieldName(name)).toBe(expected);
});

test('a parameter with a name that no header has is not sent', () => {
  const header = (name: string) => ({ name, in: 'header', required: true, schema: { type: 'string' } });
  const { operations } = contractOf({
    paths: { '/pets': { get: { parameters: [header('My Key'), header('X-Key')], responses: {} } } },
  });
  expect(operations[0]?.parameters.map(({ name }) => name)).toEqual(['X-Key']);
});
