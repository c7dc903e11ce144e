import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import type { Example } from '../operations/operation.ts';
import { arbitrarySchema } from '../testing/arbitrary-schema.ts';
import { contractOf } from '../testing/contract-of.ts';
import { samplesOf } from './samples.ts';

const pet = '#/components/schemas/Pet';

function samplesOfSchema(schema: JsonObject, others: JsonObject = {}) {
  const contract = contractOf({ components: { schemas: { Pet: schema, ...others } } });
  return { contract, samples: samplesOf(contract) };
}

function media(...values: readonly unknown[]) {
  const examples = values.map(
    (value, index): Example => ({
      name: `e${index}`,
      value,
      pointer: '#',
      cause: undefined,
      subject: undefined,
    }),
  );
  return { type: 'application/json', schema: pet, examples };
}

describe('where a sample comes from', () => {
  const named = { type: 'object', required: ['name'], properties: { name: { const: 'Rex' } } };
  const rex = { name: 'Rex' };

  test.each<[what: string, schema: JsonObject, examples: unknown[], expected: object]>([
    [
      'the first example that is valid',
      named,
      [{}, rex, { ...rex, age: 4 }],
      { value: rex, from: 'example', name: 'e1' },
    ],
    [
      'the example of the schema',
      { ...named, example: rex },
      [{}],
      { value: rex, from: 'schema-example', name: undefined },
    ],
    [
      'the first of its examples that is valid',
      { ...named, examples: [{}, rex] },
      [],
      { value: rex, from: 'schema-example' },
    ],
    ['its default', { ...named, default: rex }, [], { value: rex, from: 'schema-example' }],
    [
      'what is valid of an example, and the schema for the rest',
      {
        type: 'object',
        required: ['name', 'age'],
        properties: { name: { type: 'string' }, age: { type: 'integer', const: 4 } },
      },
      [{ name: 'Rex', age: 'four' }],
      { value: { name: 'Rex', age: 4 }, from: 'generated', name: undefined },
    ],
    ['the schema alone', { ...named, example: {} }, [{}], { value: rex, from: 'generated', name: undefined }],
  ])('%s', (_, schema, examples, expected) => {
    expect(samplesOfSchema(schema).samples.request(media(...examples))).toMatchObject(expected);
  });

  test('an example where there is no schema, or anything', () => {
    const { samples } = samplesOfSchema({});
    expect(samples.request({ ...media('text'), schema: undefined })).toEqual({
      value: 'text',
      from: 'example',
      name: 'e0',
    });
    expect(samples.request({ ...media(), schema: undefined })).toMatchObject({
      value: {},
      from: 'generated',
    });
  });

  test('nowhere, where nothing is valid', () => {
    expect(
      samplesOfSchema({ allOf: [{ type: 'string' }, { type: 'integer' }] }).samples.response(media()),
    ).toBeUndefined();
  });
});

test('requests and responses have samples of their own', () => {
  const { samples } = samplesOfSchema({
    type: 'object',
    required: ['id', 'pin'],
    properties: { id: { const: 1, readOnly: true }, pin: { const: 2, writeOnly: true } },
  });
  expect(samples.request(media({ pin: 2 }))?.from).toBe('example');
  expect(samples.response(media({ pin: 2 }))).toMatchObject({ from: 'generated', value: { id: 1 } });
});

describe('hard parts of foreign documents have samples', () => {
  test.each<[what: string, schema: JsonObject, others?: JsonObject]>([
    [
      'a closed allOf',
      {
        allOf: [
          { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
          { type: 'object', properties: { b: {} }, additionalProperties: false },
        ],
      },
    ],
    ['nullable without a type', { nullable: true, enum: ['a'] }],
    [
      'recursion that ends',
      {
        type: 'object',
        required: ['friends'],
        properties: { friends: { type: 'array', items: { $ref: pet } } },
      },
    ],
    [
      'recursion through an allOf',
      { allOf: [{ $ref: '#/components/schemas/Base' }] },
      { Base: { type: 'object', properties: { parts: { type: 'array', items: { $ref: pet } } } } },
    ],
    [
      'a discriminator',
      {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
        discriminator: { propertyName: 'kind' },
      },
      {
        Cat: { type: 'object', required: ['kind'], properties: { kind: { enum: ['cat'] } } },
        Dog: { type: 'object', required: ['kind'], properties: { kind: { enum: ['dog'] } } },
      },
    ],
    ['a pattern that only old engines read', { type: 'string', pattern: '^\\-[a-z]{3}$' }],
    ['base 64', { type: 'string', format: 'byte', minLength: 4 }],
  ])('%s', (_, schema, others) => {
    const { contract, samples } = samplesOfSchema(schema, others);
    const sample = samples.response(media());
    expect(sample?.from).toBe('generated');
    expect(contract.responses.at(pet).problems(sample?.value)).toEqual([]);
  });
});

test('every schema that can be satisfied has a sample, always the same, and it is valid', () => {
  fc.assert(
    fc.property(arbitrarySchema, (schema) => {
      const { contract, samples } = samplesOfSchema(schema);
      const sample = samples.request(media());
      expect(sample).toBeDefined();
      expect(contract.requests.at(pet).problems(sample?.value)).toEqual([]);
      expect(samplesOfSchema(schema).samples.request(media())).toEqual(sample);
    }),
    { numRuns: 150 },
  );
});

test('a schema that requires itself has no sample, and is not tried in every way', () => {
  const start = process.cpuUsage();
  const { samples } = samplesOfSchema({
    type: 'object',
    required: ['parent', 'children'],
    properties: { parent: { $ref: pet }, children: { type: 'array', minItems: 2, items: { $ref: pet } } },
  });
  expect([samples.request(media()), samples.response(media())]).toEqual([undefined, undefined]);
  // A hundredth of what it takes to try.
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
  const ofRequests = samplesOfSchema({
    type: 'object',
    required: ['parent'],
    properties: { parent: { $ref: pet, readOnly: true } },
  }).samples;
  expect([ofRequests.request(media())?.value, ofRequests.response(media())]).toEqual([{}, undefined]);
});
