import { expect, test } from 'vitest';
import { at } from '../json.ts';
import { documentOf } from '../testing/contract-of.ts';
import { forDirection } from './direction.ts';

const schemas = {
  Pet: {
    type: 'object',
    required: ['id', 'pin', 'name'],
    properties: {
      id: { type: 'string', readOnly: true },
      pin: { type: 'string', writeOnly: true },
      name: { type: 'string', readOnly: false },
    },
  },
};
const document = documentOf({ components: { schemas } });

test.each([
  ['request', ['pin', 'name']],
  ['response', ['id', 'name']],
] as const)('in a %s, %j are required', (direction, required) => {
  expect(at(forDirection(document, direction), '#/components/schemas/Pet/required')).toEqual(required);
});

test.each([
  ['no such member', { properties: { name: {} }, required: ['name'] }],
  ['such a member that is optional', { properties: { id: { readOnly: true } } }],
  ['a required member that is not declared', { properties: {}, required: ['id'] }],
])('a document with %s is returned as it is', (_, schema) => {
  const plain = documentOf({ components: { schemas: { Pet: schema } } });
  expect(forDirection(plain, 'request')).toBe(plain);
});
