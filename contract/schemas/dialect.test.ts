import { describe, expect, test } from 'vitest';
import { at, type JsonObject } from '../json.ts';
import { documentOf } from '../testing/contract-of.ts';
import { inCurrentDialect, typesOf } from './dialect.ts';

function translated(schema: JsonObject, openapi = '3.0.3'): unknown {
  const document = documentOf({ openapi, components: { schemas: { Pet: schema } } });
  return at(inCurrentDialect(document), '#/components/schemas/Pet');
}

const ref = '#/components/schemas/Pet';

describe('OpenAPI 3.0 in the words of 2020-12', () => {
  test.each<[what: string, schema: JsonObject, expected: JsonObject]>([
    ['nullable beside a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['nullable: false', { type: 'string', nullable: false }, { type: 'string', nullable: false }],
    ['nullable without a type has no effect, and is left to be seen', { nullable: true }, { nullable: true }],
    ['exclusiveMinimum', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ['exclusiveMaximum', { maximum: 9, exclusiveMaximum: true }, { exclusiveMaximum: 9 }],
    ['bounds that are not exclusive', { minimum: 1, exclusiveMinimum: false }, { minimum: 1 }],
    [
      'one exclusive bound of two',
      { minimum: 1, maximum: 9, exclusiveMaximum: true, exclusiveMinimum: false },
      { minimum: 1, exclusiveMaximum: 9 },
    ],
    ['exclusiveMinimum without a minimum', { exclusiveMinimum: true }, {}],
    [
      'what stands beside a $ref is hidden',
      { $ref: ref, description: 'A pet', nullable: true },
      { $ref: ref },
    ],
    [
      'inside, too',
      { properties: { a: { type: 'string', nullable: true } } },
      { properties: { a: { type: ['string', 'null'] } } },
    ],
  ])('%s', (_, schema, expected) => {
    expect(translated(schema)).toEqual(expected);
  });
});

test('a 3.1 document is returned as it is', () => {
  const document = documentOf({ components: { schemas: { Pet: { $ref: ref, description: 'A pet' } } } });
  expect(inCurrentDialect(document)).toBe(document);
});

test('what stands beside a $ref holds in 3.1', () => {
  const parts = { allOf: [{ $ref: ref }, { minLength: 1 }], maxLength: 3 };
  expect(translated({ $ref: ref, allOf: [{ minLength: 1 }], maxLength: 3 }, '3.1.0')).toEqual(parts);
});

test.each<[unknown, string[]]>([
  [{ type: 'string' }, ['string']],
  [{ type: ['string', 'null', 7] }, ['string', 'null']],
  [{}, []],
  [true, []],
  [undefined, []],
])('typesOf(%j)', (schema, expected) => {
  expect(typesOf(schema)).toEqual(expected);
});
