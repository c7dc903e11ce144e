import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { contractOf } from '../testing/contract-of.ts';
import { generatorOf, type Manner } from './generate.ts';
import { samplesOf } from './samples.ts';

const pet = '#/components/schemas/Pet';

function generated(schema: JsonObject, manner: Partial<Manner> = {}, others: JsonObject = {}): unknown {
  const generate = generatorOf({ components: { schemas: { Pet: schema, ...others } } });
  return generate(pet, { seed: 1, optionals: 1, ...manner });
}

test.each<[what: string, schema: JsonObject, value: unknown]>([
  ['an object without members has none, whatever stands around it', { type: 'object' }, {}],
  [
    'annotations and extensions are no members',
    { type: 'object', 'x-internal': true, xml: { name: 'pet' }, discriminator: { propertyName: 'a' } },
    {},
  ],
  ['the example of an object is no member', { type: 'object', example: { name: 'Rex' } }, {}],
  ['a member may be called like an extension', { properties: { 'x-a': { const: 1 } } }, { 'x-a': 1 }],
  ['a template is no instruction', { type: 'string', const: 'a', template: '#{b}' }, 'a'],
  [
    'a number is a whole one',
    { type: 'array', items: { type: 'number' }, minItems: 1, maxItems: 1 },
    [expect.toSatisfy(Number.isInteger)],
  ],
  ['what cannot be is not there', { type: 'array', items: false, minItems: 1 }, undefined],
])('%s', (_, schema, value) => {
  expect(generated(schema)).toEqual(value);
});

test('references lead to any place of the document, and in circles as deep as it has to be', () => {
  const node = {
    type: 'object',
    required: ['name'],
    properties: { name: { $ref: '#/x/Name' }, next: { $ref: pet } },
  };
  const generate = generatorOf({ components: { schemas: { Pet: node } }, x: { Name: { const: 'Rex' } } });
  expect(generate(pet, { seed: 1, optionals: 0 })).toEqual({ name: 'Rex' });
  expect(generate(pet, { seed: 1, optionals: 1 })).toMatchObject({ name: 'Rex', next: { name: 'Rex' } });
});

test('values come from the examples of the schema, where that is asked for', () => {
  const named = { type: 'object', properties: { name: { type: 'string', example: 'Rex' } } };
  expect(generated(named, { examples: true })).toEqual({ name: 'Rex' });
  expect(generated(named)).not.toEqual({ name: 'Rex' });
});

describe('alternatives that only an optional member tells apart', () => {
  const errors = (items: JsonObject) => ({
    type: 'object',
    required: ['message'],
    properties: { message: { type: 'string' }, errors: { type: 'array', minItems: 1, items } },
  });
  const choice = { oneOf: [errors({ type: 'string' }), errors({ type: 'integer' })] };

  test('are filled with all of their members', () => {
    expect(generated(choice, { optionals: 1 })).toHaveProperty('errors');
  });

  test('have a sample', () => {
    const contract = contractOf({ components: { schemas: { Pet: choice } } });
    const sample = samplesOf(contract).response({ type: 'application/json', schema: pet, examples: [] });
    expect(sample?.value).toHaveProperty('errors');
  });
});

test('a schema that says nothing is satisfied with an empty object, or with a text where it is a parameter', () => {
  const contract = contractOf({ components: { schemas: { Pet: { description: 'Anything' } } } });
  const { request, parameter } = samplesOf(contract);
  expect(request({ type: 'application/json', schema: pet, examples: [] })?.value).toEqual({});
  const like = { name: 'a', in: 'query', required: false, style: 'form', explode: true } as const;
  expect(parameter({ ...like, schema: pet, examples: [] })?.value).toBe('assay');
});

test('a request leaves out what the document says nothing of and nobody needs', () => {
  const schema = {
    type: 'object',
    required: ['needed'],
    properties: { needed: {}, untold: { description: 'Anything?' }, told: { const: 1 } },
  };
  const document = { components: { schemas: { Pet: schema } } };
  const members = (direction: 'request' | 'response') => {
    const made = generatorOf(document, direction)(pet, { seed: 1, optionals: 1 });
    return Object.keys(Object(made)).sort();
  };
  expect(members('request')).toEqual(['needed', 'told']);
  expect(members('response')).toEqual(['needed', 'told', 'untold']);
});
