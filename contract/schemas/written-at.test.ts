import { expect, test } from 'vitest';
import { writtenAt } from './written-at.ts';

const document = {
  response: { $ref: '#/List' },
  List: { type: 'object', properties: { items: { type: 'array', items: { $ref: '#/Pet' } } } },
  Pet: {
    allOf: [{ $ref: '#/Named' }, { required: ['id'], properties: { id: { type: 'integer' } } }],
    additionalProperties: { type: 'string' },
  },
  Named: { properties: { name: { type: 'string', maxLength: 3 }, 'a/b': { oneOf: [{ type: 'null' }] } } },
  pair: { prefixItems: [{ type: 'string' }, { minimum: 1 }], items: false },
};

test.each([
  ['#/response', '/items/3/id', 'type', '#/Pet/allOf/1/properties/id'],
  ['#/response', '/items/3/name', 'maxLength', '#/Named/properties/name'],
  ['#/response', '/items/3', 'required', '#/Pet/allOf/1'],
  ['#/response', '/items/3/a~1b', 'oneOf', '#/Named/properties/a~1b'],
  ['#/response', '/items/3/colour', 'type', '#/Pet/additionalProperties'],
  ['#/response', '', 'type', '#/List'],
  ['#/response', '/unknown/deep', 'additionalProperties', '#/List'],
  ['#/pair', '/1', 'minimum', '#/pair/prefixItems/1'],
  ['#/pair', '/2', 'false schema', '#/pair'],
  ['#/nowhere', '/2', 'type', '#/nowhere'],
])('what %s says of %s by %s is at %s', (pointer, place, keyword, written) => {
  expect(writtenAt(document, pointer, place, keyword)).toBe(written);
});
