import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { samplesOf } from '../samples/samples.ts';
import { arbitrarySchema } from '../testing/arbitrary-schema.ts';
import { contractOf } from '../testing/contract-of.ts';
import { invalidValues } from './invalid-values.ts';
import { mutations } from './mutations.ts';

const pet = '#/components/schemas/Pet';

function contractWith(schema: JsonObject, others: JsonObject = {}) {
  return contractOf({ components: { schemas: { Pet: schema, ...others } } });
}

function invalid(schema: JsonObject, valid: unknown, others: JsonObject = {}) {
  return invalidValues(contractWith(schema, others), pet, valid);
}

/** One schema and one valid value for each mutation, and the invalid value that is made of it. */
const mutated: readonly (readonly [name: string, schema: JsonObject, valid: unknown, invalid: unknown])[] = [
  ['null', { type: 'string' }, 'a', null],
  ['of the wrong type', { type: 'string' }, 'a', 7.5],
  ['of the wrong type', { type: 'number' }, 1, '7'],
  ['of the wrong type', { type: 'boolean' }, true, 'true'],
  ['of the wrong type', { type: ['string', 'boolean', 'null'] }, 'a', 7.5],
  ['of the wrong type', { type: ['integer', 'boolean', 'string'] }, 1, 7.5],
  ['of another type', { type: 'string' }, 'a', { not: 'the right type' }],
  ['of another type', { type: ['integer', 'object', 'null'] }, 1, ['not the right type']],
  ['not one of the listed values', { enum: ['a', 'b'] }, 'a', 'not-a-listed-value'],
  ['not the only value it can have', { const: 1 }, 1, 'not-the-only-value'],
  ['too short', { minLength: 3 }, 'abc', 'aa'],
  ['too long', { maxLength: 2 }, 'a', 'aaa'],
  ['not matching its pattern', { pattern: '^[a-z]$' }, 'a', '<&\u0000>a'],
  ['not matching its pattern', { pattern: '[a-z]' }, 'a', '<&\u0000>'],
  ['not matching its pattern', { pattern: '.' }, 'a', ''],
  ['not in its format', { format: 'uuid' }, 'a', 'not in the format'],
  ['not in its format', { format: 'uri' }, 'https://a.test/', '://not in the format/%zz'],
  ['not in its format', { format: 'regex' }, '^a$', '(not in the format'],
  ['not in its format', { type: 'integer', format: 'int32' }, 1, 2 ** 31],
  ['below its minimum', { minimum: 1 }, 1, 0],
  ['below its minimum', { exclusiveMinimum: 1 }, 2, 1],
  ['above its maximum', { maximum: 9 }, 9, 10],
  ['above its maximum', { exclusiveMaximum: 9 }, 8, 9],
  ['a fraction', { type: 'integer' }, 1, 0.5],
  ['not a multiple of its unit', { multipleOf: 5 }, 10, 12.5],
  ['with too few items', { minItems: 2 }, [1, 2], [1]],
  ['with too many items', { maxItems: 2 }, [1], [1, 1, 1]],
  ['with the same item twice', { uniqueItems: true }, [1, 2], [1, 2, 1]],
  ['with the same item twice', { uniqueItems: true, maxItems: 2 }, [1, 2], [1, 1]],
  ['with too few members', { minProperties: 2 }, { a: 1, b: 2 }, { a: 1 }],
  ['with too many members', { maxProperties: 1 }, { a: 1 }, { a: 1, more0: 1, more1: 1 }],
  ['with a member that is not known', { additionalProperties: false }, {}, { notAKnownMember: true }],
  ['with a member that is not known', { unevaluatedProperties: false }, {}, { notAKnownMember: true }],
];

describe('every mutation makes a value that the schema refuses', () => {
  test.each(mutated)('%s: %j', (name, schema, valid, expected) => {
    const found = invalid(schema, valid).find((candidate) => candidate.name === `the body ${name}`);
    const isConvertible = name === 'of the wrong type' && { isConvertible: true };
    const wrong = { name: `the body ${name}`, cause: 'invalid-member', member: '', value: expected };
    expect(found).toEqual({ ...wrong, ...isConvertible });
  });

  test('and none is untested', () => {
    expect(new Set(mutated.map(([name]) => name))).toEqual(new Set(mutations.map(({ name }) => name)));
  });
});

describe('a mutation keeps away from what a schema does not restrict', () => {
  test.each<[JsonObject, unknown]>([
    [{}, 1],
    [{ type: ['string', 'null', 'boolean', 'number', 'object', 'array'] }, 1],
    [{ pattern: '' }, 'a'],
    [{ type: 'number', format: 'double' }, 1],
    [{ type: ['string', 'number', 'boolean', 'null', 'object', 'array'], minLength: 0 }, 'a'],
    [{ maxItems: 0 }, []],
  ])('%j', (schema, valid) => {
    const made = mutations.flatMap(({ name, replace }) => (replace(schema, valid) ? [name] : []));
    expect(made.filter((name) => !['null', 'of the wrong type', 'of another type'].includes(name))).toEqual(
      [],
    );
  });
});

test('a property: what a mutation makes of a plain schema is refused', () => {
  fc.assert(
    fc.property(arbitrarySchema, (schema) => {
      const contract = contractWith(schema);
      const sample = samplesOf(contract).request({ type: 'application/json', schema: pet, examples: [] });
      for (const { name, replace } of mutations) {
        const replacement = replace(schema, sample?.value);
        if (replacement)
          expect([name, contract.requests.at(pet).accepts(replacement.value)]).toEqual([name, false]);
      }
    }),
    { numRuns: 150 },
  );
});

test('a property: invalid values are refused, are named once each, and leave the valid value as it was', () => {
  fc.assert(
    fc.property(arbitrarySchema, (schema) => {
      const contract = contractWith(schema);
      const valid = samplesOf(contract).request({
        type: 'application/json',
        schema: pet,
        examples: [],
      })?.value;
      const before = structuredClone(valid);
      const values = invalidValues(contract, pet, valid);
      expect(values.filter(({ value }) => contract.requests.at(pet).accepts(value))).toEqual([]);
      expect(new Set(values.map(({ name }) => name)).size).toBe(values.length);
      expect(valid).toEqual(before);
    }),
    { numRuns: 150 },
  );
});

describe('where a value is wrong', () => {
  const owner = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', maxLength: 3 } },
  };

  test.each<[what: string, schema: JsonObject, valid: unknown, name: string, member: string, value: unknown]>(
    [
      ['a required member', owner, { name: 'Ann' }, 'name missing', 'name', {}],
      ['a member', owner, { name: 'Ann' }, 'name too long', 'name', { name: 'aaaa' }],
      [
        'a member of a member',
        { properties: { owner } },
        { owner: { name: 'Ann' } },
        'owner.name missing',
        'owner.name',
        { owner: {} },
      ],
      [
        'the first item of a list',
        { properties: { owners: { type: 'array', items: owner } } },
        { owners: [{ name: 'Ann' }, { name: 'Bob' }] },
        'owners[0].name null',
        'owners[0].name',
        { owners: [{ name: null }, { name: 'Bob' }] },
      ],
      [
        'behind a reference',
        { $ref: '#/components/schemas/Owner' },
        { name: 'Ann' },
        'name missing',
        'name',
        {},
      ],
      [
        'behind an "or null"',
        { anyOf: [{ type: 'null' }, owner] },
        { name: 'Ann' },
        'name missing',
        'name',
        {},
      ],
      [
        'in any part of an allOf',
        { allOf: [owner, { required: ['age'], properties: { age: { type: 'integer' } } }] },
        { name: 'Ann', age: 4 },
        'name too long',
        'name',
        { name: 'aaaa', age: 4 },
      ],
      [
        'beside an allOf',
        { allOf: [owner], required: ['age'], properties: { age: { type: 'integer' } } },
        { name: 'Ann', age: 4 },
        'age missing',
        'age',
        { name: 'Ann' },
      ],
    ],
  )('%s', (_, schema, valid, name, member, value) => {
    const found = invalid(schema, valid, { Owner: owner }).find((candidate) => candidate.name === name);
    expect(found).toMatchObject({ member, value });
  });

  test('a missing member has a cause of its own', () => {
    expect(invalid(owner, { name: 'Ann' }).find(({ name }) => name === 'name missing')?.cause).toBe(
      'missing-member',
    );
  });

  test('a required member that only the server writes may be missing', () => {
    const schema = { required: ['id'], properties: { id: { type: 'string', readOnly: true } } };
    expect(invalid(schema, { id: '1' }).map(({ name }) => name)).not.toContain('id missing');
  });

  test('a choice between several is left alone, and what stands beside it is not', () => {
    expect(invalid({ oneOf: [{ type: 'string' }, { type: 'integer' }] }, 'a')).toEqual([]);
    const schema = {
      properties: { a: { type: 'string' } },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    };
    expect(invalid(schema, { a: 'x' }).map(({ name }) => name)).toEqual([
      'a null',
      'a of the wrong type',
      'a of another type',
    ]);
  });

  test('what another branch accepts after all is left out', () => {
    const schema = { anyOf: [{ type: 'string' }, { type: 'null' }] };
    expect(invalid(schema, 'a').map(({ name }) => name)).toEqual([
      'the body of the wrong type',
      'the body of another type',
    ]);
  });

  test.each<[what: string, schema: JsonObject, valid: unknown]>([
    ['an allOf that comes back to itself', { allOf: [{ $ref: pet }, { type: 'object' }] }, {}],
    ['an "or null" of itself', { anyOf: [{ $ref: pet }, { type: 'null' }] }, null],
  ])('%s is not followed for ever', (_, schema, valid) => {
    const contract = contractWith({ type: 'object' }, {});
    const recursive = { ...contract, intended: { components: { schemas: { Pet: schema } } } };
    expect(invalidValues(recursive, pet, valid)).toEqual([]);
  });

  test('a value that contains its own kind is only followed so far', () => {
    const schema = { type: 'object', properties: { friend: { $ref: pet } }, additionalProperties: false };
    const valid = { friend: { friend: { friend: { friend: {} } } } };
    const deepest = Math.max(...invalid(schema, valid).map(({ member }) => member.split('.').length));
    expect(deepest).toBe(3);
  });
});
