import { expect, test } from 'vitest';
import { contractOf } from '../testing/contract-of.ts';
import { unusualValues } from './unusual-values.ts';

const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });

test('what may be null is null everywhere at once, and nothing else is', () => {
  const pool = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      paused: nullable({ type: 'boolean' }),
      limit: { type: ['integer', 'null'] },
      storage: nullable({ type: 'object', properties: { step: nullable({ type: 'string' }) } }),
      tags: { type: 'array', items: nullable({ type: 'string' }) },
    },
  };
  const valid = { name: 'a', paused: true, limit: 1, storage: { step: 'b' }, tags: ['c'] };
  const contract = contractOf({ components: { schemas: { Pool: pool } } });
  const [first] = unusualValues(contract, '#/components/schemas/Pool', valid);
  expect(first).toEqual({
    name: 'with null wherever it is allowed',
    value: { name: 'a', paused: null, limit: null, storage: null, tags: [null] },
  });
});

test('where nothing may be null, nothing is', () => {
  const contract = contractOf({
    components: { schemas: { Pool: { type: 'object', properties: { name: { type: 'string' } } } } },
  });
  const names = unusualValues(contract, '#/components/schemas/Pool', { name: 'a' }).map(({ name }) => name);
  expect(names.join(' ')).not.toContain('null');
});
