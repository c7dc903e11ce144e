import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { body, contractOf, empty, inPath, json } from '../testing/contract-of.ts';
import { samplesOf } from './samples.ts';

const text = { type: 'string' };

const operation = {
  type: 'object',
  required: ['op', 'path'],
  properties: { op: { enum: ['add', 'remove', 'replace'] }, path: text, value: {} },
  additionalProperties: false,
};
const patch = { type: 'array', items: operation };

interface Shop {
  readonly pet: JsonObject;
  readonly patch?: JsonObject;
  readonly mediaType?: string;
  readonly example?: unknown;
  readonly exampleOfPet?: JsonObject;
}

/** A shop in which pets are created at a place, replaced and patched. */
function patchOf({
  pet,
  patch: schema = patch,
  mediaType = 'application/json-patch+json',
  ...rest
}: Shop): unknown {
  const sampled = body(pet, rest.exampleOfPet ? { example: rest.exampleOfPet } : {});
  const contract = contractOf({
    paths: {
      '/places': {
        post: {
          requestBody: body({ type: 'object' }),
          responses: { 201: json({ properties: { place_id: text } }) },
        },
      },
      '/places/{place_id}': { get: { parameters: [inPath('place_id')], responses: { 200: empty } } },
      '/pets': { post: { requestBody: sampled, responses: { 201: json({ properties: { id: text } }) } } },
      '/pets/{id}': {
        parameters: [inPath('id')],
        put: { requestBody: sampled, responses: { 200: json(pet) } },
        patch: {
          requestBody: {
            content: { [mediaType]: { schema, ...('example' in rest ? { example: rest.example } : {}) } },
          },
          responses: { 200: json(pet) },
        },
      },
      '/pets/bulk': { patch: { requestBody: body(schema), responses: { 200: empty } } },
    },
  });
  const samples = samplesOf(contract);
  const wanted = contract.operations.find(
    ({ key }) => key === (rest.example === 'bulk' ? 'PATCH /pets/bulk' : 'PATCH /pets/{id}'),
  );
  const [media] = wanted?.body?.content ?? [];
  return media && samples.request(media)?.value;
}

const pet = {
  type: 'object',
  required: ['id', 'place_id', 'kind', 'born', 'name'],
  properties: {
    id: { type: 'string', readOnly: true },
    place_id: text,
    kind: { enum: ['cat', 'dog'] },
    born: { type: 'string', format: 'date' },
    age: { type: 'integer' },
    name: text,
  },
};
const rex = { id: '7', place_id: '4', kind: 'dog', born: '2020-02-02', age: 4, name: 'Rex' };
const renamed = [{ op: 'replace', path: '/name', value: 'Rex (changed)' }];

describe('a patch replaces the first plain text that clients may write', () => {
  test.each<[what: string, shop: Shop, expected: unknown]>([
    ['not an identifier, a reference, a choice or a date', { pet, exampleOfPet: rex }, renamed],
    [
      'told by its items where its media type is plain JSON',
      { pet, exampleOfPet: rex, mediaType: 'application/json' },
      renamed,
    ],
    [
      'told by the operations in it where its schema is a choice',
      { pet, exampleOfPet: rex, patch: { oneOf: [patch] } },
      renamed,
    ],
    [
      'told by its media type where its schema says nothing',
      { pet, exampleOfPet: rex, patch: { description: 'A patch.' } },
      renamed,
    ],
    [
      'by the value it has where no other is valid',
      {
        pet: { type: 'object', properties: { code: { type: 'string', pattern: '^[A-Z]{3}$' } } },
        exampleOfPet: { code: 'REX' },
      },
      [{ op: 'replace', path: '/code', value: 'REX' }],
    ],
    [
      'with its name escaped',
      { pet: { type: 'object', properties: { 'a/b~c': text } }, exampleOfPet: { 'a/b~c': 'x' } },
      [{ op: 'replace', path: '/a~1b~0c', value: 'x (changed)' }],
    ],
    [
      'that a part of a composition declares',
      { pet: { allOf: [pet, { type: 'object', properties: { note: text } }] }, exampleOfPet: rex },
      renamed,
    ],
    [
      'and the example of the document wins',
      { pet, exampleOfPet: rex, example: [{ op: 'remove', path: '/age' }] },
      [{ op: 'remove', path: '/age' }],
    ],
    [
      'and an example that cannot apply does not',
      { pet, exampleOfPet: rex, example: [{ op: 'replace', path: '/colour', value: 'red' }] },
      renamed,
    ],
    [
      'nor an example whose place is no JSON Pointer',
      { pet, exampleOfPet: rex, example: [{ op: 'replace', path: 'name', value: 'Max' }] },
      renamed,
    ],
    [
      'except where nothing else is known',
      {
        pet: { type: 'object', properties: { id: text } },
        exampleOfPet: { id: '7' },
        example: [{ op: 'replace', path: '/colour', value: 'red' }],
      },
      [{ op: 'replace', path: '/colour', value: 'red' }],
    ],
    [
      'not the identifier, even if clients may choose it',
      {
        pet: { type: 'object', properties: { id: text, name: text } },
        exampleOfPet: { id: '7', name: 'Rex' },
      },
      renamed,
    ],
    [
      'and where there is none, another member is replaced by what it is',
      {
        pet: { type: 'object', properties: { id: text, age: { type: 'integer' } } },
        exampleOfPet: { id: '7', age: 4 },
      },
      [{ op: 'replace', path: '/age', value: 4 }],
    ],
    [
      'and an invalid example does not',
      { pet, exampleOfPet: rex, example: [{ op: 'explode', path: '/age' }] },
      renamed,
    ],
  ])('%s', (_, shop, expected) => {
    expect(patchOf(shop)).toEqual(expected);
  });
});

test('patches of many resources hold a meaningful patch each', () => {
  const many = {
    type: 'object',
    required: ['patches'],
    properties: {
      patches: {
        type: 'array',
        minItems: 1,
        maxItems: 1,
        items: {
          type: 'object',
          required: ['id', 'operations'],
          properties: { id: { const: '7' }, operations: { ...patch, minItems: 1 } },
        },
      },
    },
  };
  expect(patchOf({ pet, exampleOfPet: rex, patch: many, example: 'bulk' })).toEqual({
    patches: [{ id: '7', operations: renamed }],
  });
});

test('a resource with nothing but an identifier leaves the patch as its schema alone makes it', () => {
  const generated = patchOf({ pet: { type: 'object', properties: { id: text } }, exampleOfPet: { id: '7' } });
  expect(generated).toEqual(expect.arrayContaining([expect.objectContaining({ op: expect.any(String) })]));
});

test('a body of another kind is left alone', () => {
  const merge = { type: 'object', properties: { name: { const: 'Max' } }, required: ['name'] };
  expect(
    patchOf({ pet, exampleOfPet: rex, patch: merge, mediaType: 'application/merge-patch+json' }),
  ).toEqual({ name: 'Max' });
});
