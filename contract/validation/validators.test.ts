import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { contractOf } from '../testing/contract-of.ts';
import { createValidators } from './validators.ts';

const pet = '#/components/schemas/Pet';

function validator(schema: JsonObject, others: JsonObject = {}) {
  return contractOf({ components: { schemas: { Pet: schema, ...others } } }).responses.at(pet);
}

describe('hard parts of foreign documents', () => {
  test.each<[what: string, schema: JsonObject, accepted: unknown[], refused: unknown[], others?: JsonObject]>(
    [
      [
        'a schema that refers to itself',
        { type: 'object', properties: { friend: { $ref: pet } }, additionalProperties: false },
        [{}, { friend: { friend: {} } }],
        [{ friend: { friend: 1 } }],
      ],
      [
        'an allOf that comes back to itself',
        { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['name'] }] },
        [{ name: 'Rex', parts: [{ name: 'Max' }] }],
        [{ name: 'Rex', parts: [{}] }],
        { Base: { properties: { parts: { items: { $ref: pet } } } } },
      ],
      [
        'a discriminator, which adds nothing to the oneOf',
        {
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
          discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } },
        },
        [{ kind: 'cat' }, { kind: 'dog' }],
        [{ kind: 'cow' }, {}],
        {
          Cat: { required: ['kind'], properties: { kind: { const: 'cat' } } },
          Dog: { required: ['kind'], properties: { kind: { const: 'dog' } } },
        },
      ],
      ['what no JSON can say', { type: 'number' }, [1.5], [Number.NaN, Number.POSITIVE_INFINITY]],
      ['nullable without a type', { enum: ['a'], nullable: true }, ['a', null], ['b']],
      ['a pattern that Ajv cannot compile', { type: 'string', pattern: '^\\-[a-z]{1,}$' }, ['-a'], ['a']],
      ['a pattern that nothing can compile', { type: 'string', pattern: '^(' }, ['('], [1]],
      ['a member of draft 4', { id: 'pet', type: 'object' }, [{}], [1]],
      ['a format that nobody knows', { type: 'string', format: 'pet-name' }, ['Rex'], [1]],
      [
        'a component whose name has to be escaped',
        { $ref: '#/components/schemas/a~1b c' },
        ['x'],
        [1],
        { 'a/b c': { type: 'string' } },
      ],
      [
        'a $ref with something beside it (3.1)',
        { $ref: '#/components/schemas/Name', maxLength: 3 },
        ['Rex'],
        ['Bello', 1],
        { Name: { type: 'string' } },
      ],
    ],
  )('%s', (_, schema, accepted, refused, others) => {
    const { accepts } = validator(schema, others);
    expect([accepted.map(accepts), refused.map(accepts)]).toEqual([
      accepted.map(() => true),
      refused.map(() => false),
    ]);
  });
});

describe('formats of OpenAPI', () => {
  test.each<[format: string, accepted: unknown[], refused: unknown[]]>([
    ['int32', [2 ** 31 - 1, -(2 ** 31)], [2 ** 31, -(2 ** 31) - 1, 1.5]],
    ['int64', [2 ** 40], [1.5]],
    ['float', [1.5], []],
    ['double', [1.5], []],
    ['byte', ['YXNzYXk=', ''], ['not base 64!']],
    ['binary', ['anything'], []],
    ['password', ['anything'], []],
    ['date-time', ['2026-01-02T03:04:05Z'], ['2026-01-02']],
    ['uuid', ['0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e01'], ['7']],
  ])('%s', (format, accepted, refused) => {
    const { accepts } = validator({ format });
    expect([accepted.map(accepts), refused.map(accepts)]).toEqual([
      accepted.map(() => true),
      refused.map(() => false),
    ]);
  });
});

test('all problems are told, with place, keyword and member', () => {
  const schema = {
    required: ['name'],
    properties: { name: {}, age: { type: 'integer' } },
    additionalProperties: false,
  };
  expect(validator(schema).problems({ age: 'old', colour: 'red' })).toMatchObject([
    { pointer: '', keyword: 'required', member: 'name' },
    { pointer: '', keyword: 'additionalProperties', member: 'colour' },
    { pointer: '/age', keyword: 'type', member: undefined },
  ]);
  expect(validator(schema).problems({ name: 'Rex' })).toEqual([]);
});

test('one problem is enough where not all are asked for', () => {
  const document = { components: { schemas: { Pet: { required: ['a', 'b'] } } } };
  expect(createValidators(document).at(pet).problems({})).toHaveLength(1);
});

test('a schema is compiled once', () => {
  const validators = createValidators({ components: { schemas: { Pet: {} } } });
  expect(validators.at(pet)).toBe(validators.at(pet));
});

test('a pointer to no schema is a mistake of the caller', () => {
  expect(() => createValidators({}).at(pet)).toThrow(`there is no schema at ${pet}`);
});

test('values in examples that look like schemas do not disturb', () => {
  const example = (a: number) => ({
    value: { $id: 'https://pets.example/schema', $anchor: 'not an anchor', a },
  });
  const content = {
    'application/json': { schema: { type: 'object' }, examples: { a: example(1), b: example(2) } },
  };
  const { responses } = contractOf({
    paths: { '/pets': { get: { responses: { 200: { description: '', content } } } } },
  });
  const schema = '#/paths/~1pets/get/responses/200/content/application~1json/schema';
  expect([{}, 1].map(responses.at(schema).accepts)).toEqual([true, false]);
});

test('values are neither coerced nor changed', () => {
  const value = { age: '7' };
  const { accepts } = validator({ properties: { age: { type: 'integer' }, name: { default: 'Rex' } } });
  expect(accepts(value)).toBe(false);
  expect(accepts({ age: 7 })).toBe(true);
  expect(value).toEqual({ age: '7' });
});

test('two patterns are two, also where one of them is tried with a limit of time', () => {
  const members = {
    word: { pattern: '^[a-z]+$' },
    digits: { pattern: '^[0-9]+$' },
    slow: { pattern: '^(a+)+$' },
  };
  const validate = validator({ properties: members });
  expect(validate.problems({ word: 'a', digits: '1', slow: 'aa' })).toEqual([]);
  expect(validate.problems({ word: '1', digits: 'a', slow: 'b' })).toHaveLength(3);
});
