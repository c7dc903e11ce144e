import { expect, test } from 'vitest';
import { contractOf } from '../testing/contract-of.ts';

const pet = '#/components/schemas/Pet';
const id = 'https://schemas.example/pet';

test('a schema with an identity of its own still refers into this document', () => {
  const { responses, findings } = contractOf({
    components: {
      schemas: {
        Pet: { $id: id, type: 'object', properties: { name: { $ref: '#/components/schemas/Name' } } },
        Name: { type: 'string' },
      },
    },
  });
  expect(responses.at(pet).accepts({ name: 7 })).toBe(false);
  expect(findings).toMatchObject([{ rule: 'embedded-id', pointer: pet }]);
});

test('the same identity twice is one finding, and each schema is read with what is inside of it', () => {
  const bundled = (type: string) => ({
    $id: id,
    $defs: { name: { type } },
    properties: { name: { $ref: '#/$defs/name' } },
  });
  const { responses, findings } = contractOf({
    components: {
      schemas: {
        Pet: bundled('string'),
        Other: bundled('integer'),
        Referring: { properties: { name: { $ref: `${id}#/$defs/name` } } },
      },
    },
  });
  expect(responses.at(pet).accepts({ name: 7 })).toBe(false);
  expect(responses.at('#/components/schemas/Other').accepts({ name: 7 })).toBe(true);
  expect(responses.at('#/components/schemas/Referring').accepts({ name: 7 })).toBe(false);
  expect(findings).toMatchObject([{ rule: 'embedded-id', pointer: pet }]);
});
