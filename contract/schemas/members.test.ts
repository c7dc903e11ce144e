import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { membersOf } from './members.ts';

const pet = { properties: { name: {}, age: {} } };
const document = {
  components: { schemas: { Pet: pet, Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }, pet] } } },
};

test.each<[schema: JsonObject, members: string[]]>([
  [pet, ['name', 'age']],
  [{ $ref: '#/components/schemas/Pet' }, ['name', 'age']],
  [
    {
      properties: { id: {} },
      allOf: [pet],
      oneOf: [{ properties: { a: {} } }],
      anyOf: [{ properties: { b: {} } }],
    },
    ['id', 'name', 'age', 'a', 'b'],
  ],
  [{ type: 'string' }, []],
  [{ $ref: '#/components/schemas/Nowhere' }, []],
])('%j declares %j', (schema, members) => {
  expect(membersOf(document, schema)).toEqual(members);
});

test('a composition that comes back to itself declares its members, and ends', () => {
  expect(new Set(membersOf(document, document.components.schemas.Loop))).toEqual(new Set(['name', 'age']));
});
