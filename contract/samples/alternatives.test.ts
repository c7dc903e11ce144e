import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { contractOf } from '../testing/contract-of.ts';
import { samplesOf } from './samples.ts';

const animal = (species: string, own: JsonObject = {}): JsonObject => ({
  type: 'object',
  required: ['species', ...Object.keys(own)],
  properties: { species: { const: species }, ...own },
});
const components = {
  schemas: {
    Cat: animal('cat', { lives: { type: 'integer', minimum: 1 } }),
    Dog: animal('dog', { tricks: { type: 'array', items: { type: 'string' }, minItems: 1 } }),
    Bird: animal('bird', { wingspan: { type: 'number', minimum: 1 } }),
    Kind: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string' } },
      discriminator: { propertyName: 'kind' },
    },
    Table: {
      allOf: [
        { $ref: '#/components/schemas/Kind' },
        { required: ['legs'], properties: { legs: { const: 4 } } },
      ],
    },
    Lamp: {
      allOf: [
        { $ref: '#/components/schemas/Kind' },
        { required: ['watt'], properties: { watt: { const: 9 } } },
      ],
    },
    Tree: {
      oneOf: [
        animal('leaf'),
        animal('node', { inner: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } }),
      ],
    },
  },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const all = [ref('Cat'), ref('Dog'), ref('Bird')];

/** By name the values of the alternatives that a body has beside the one that is its usual sample. */
function alternativesOf(schema: JsonObject, example?: unknown): Readonly<Record<string, unknown>> {
  const media = { schema, ...(example === undefined ? {} : { example }) };
  const contract = contractOf({
    components,
    paths: {
      '/it': {
        post: {
          requestBody: { content: { 'application/json': media } },
          responses: { 204: { description: 'x' } },
        },
      },
    },
  });
  const [body] = contract.operations[0]?.body?.content ?? [];
  if (!body?.schema) throw new Error('the body has a schema');
  const accepts = contract.requests.at(body.schema).accepts;
  const entries = samplesOf(contract)
    .alternatives(body)
    .map((one) => [one.name, one.sample()?.value] as const);
  for (const [name, value] of entries) expect([name, accepts(value)]).toEqual([name, true]);
  return Object.fromEntries(entries);
}

const cat = { species: 'cat', lives: expect.any(Number) };
const dog = { species: 'dog', tricks: [expect.any(String), expect.any(String)] };
const bird = { species: 'bird', wingspan: expect.any(Number) };

test.each<[what: string, schema: JsonObject, expected: object]>([
  ['named by a constant', { oneOf: all }, { cat, dog, bird }],
  [
    'named by a discriminator',
    { oneOf: all, discriminator: { propertyName: 'species' } },
    { cat, dog, bird },
  ],
  ['behind a reference and "or null"', { anyOf: [{ oneOf: all }, { type: 'null' }] }, { cat, dog, bird }],
  [
    'in a member',
    { required: ['pet'], properties: { pet: { oneOf: all } } },
    { 'pet cat': { pet: cat }, 'pet dog': { pet: dog }, 'pet bird': { pet: bird } },
  ],
  [
    'in a list',
    { type: 'array', minItems: 1, items: { anyOf: [ref('Cat'), ref('Bird')] } },
    { '[0] cat': [cat, cat], '[0] bird': [bird, cat] },
  ],
  [
    'named by their types',
    { anyOf: [{ type: 'string' }, { type: 'integer' }] },
    { string: expect.any(String), integer: expect.any(Number) },
  ],
  [
    'without names',
    {
      type: 'object',
      additionalProperties: false,
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    { 'alternative 1': { a: expect.any(String) }, 'alternative 2': { b: expect.any(String) } },
  ],
  ['of a family', ref('Kind'), { Table: { kind: 'Table', legs: 4 }, Lamp: { kind: 'Lamp', watt: 9 } }],
  [
    'of a schema that holds itself',
    ref('Tree'),
    { leaf: { species: 'leaf' }, node: expect.objectContaining({ species: 'node' }) },
  ],
])('alternatives %s', (_, schema, expected) => {
  expect(alternativesOf(schema)).toEqual(expected);
});

test('an example stands for its alternative, and the others are made', () => {
  expect(alternativesOf({ oneOf: all }, { species: 'dog', tricks: ['sit'] })).toEqual({
    cat,
    dog: { species: 'dog', tricks: ['sit'] },
    bird,
  });
});

test('beside an alternative of a member, all is as in the example', () => {
  const schema = { required: ['pet'], properties: { pet: { oneOf: all }, note: { type: 'string' } } };
  const example = { pet: { species: 'cat', lives: 7 }, note: 'Feed at six.' };
  expect(alternativesOf(schema, example)).toEqual({
    'pet cat': example,
    'pet dog': { ...example, pet: dog },
    'pet bird': { ...example, pet: bird },
  });
});

test('operations of a patch are no alternatives', () => {
  const operation = (op: string) => animal('x', { op: { const: op }, path: { type: 'string' } });
  expect(
    alternativesOf({ type: 'array', items: { oneOf: [operation('add'), operation('remove')] } }),
  ).toEqual({});
});

test('at most eight alternatives of a body are used', () => {
  const many = Array.from({ length: 30 }, (_, index) => animal(`s${index}`));
  expect(Object.keys(alternativesOf({ oneOf: many }))).toEqual(
    many.slice(0, 8).map((_, index) => `s${index}`),
  );
});
