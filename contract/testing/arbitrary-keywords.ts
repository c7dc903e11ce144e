import fc from 'fast-check';
import type { JsonObject } from '../json.ts';

/** Schemas of the keywords that are hard to satisfy, each by some value. */

const letters = '^[a-z0-9-]+$';

/** Patterns with lengths that they have to be padded or cut to. */
const boundedPattern: fc.Arbitrary<JsonObject> = fc
  .record({
    pattern: fc.constantFrom(
      '^[0-9]+$',
      letters,
      '^[a-f0-9]+$',
      '^\\p{L}+$',
      '^[A-Z]',
      '[0-9]$',
      '^(ab|c)*$',
      '^[^/]*$',
    ),
    least: fc.nat(40),
    more: fc.nat(30),
  })
  .map(({ pattern, least, more }) => ({
    type: 'string',
    pattern,
    minLength: least + 2,
    maxLength: least + 3 + more,
  }));

const severalPatterns: fc.Arbitrary<JsonObject> = fc
  .uniqueArray(
    fc.constantFrom('^[a-z]', '[0-9]$', '-', '^[a-z0-9-]*$', '^(?=.*x)', '^(?!admin)', '(?<!_)$'),
    {
      minLength: 2,
      maxLength: 4,
    },
  )
  .map((patterns) => ({ type: 'string', allOf: patterns.map((pattern) => ({ pattern })) }));

const format: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .constantFrom('date', 'time', 'date-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri')
    .map((name) => ({ type: 'string', format: name })),
  fc
    .constantFrom(
      'uri-reference',
      'uri-template',
      'uuid',
      'json-pointer',
      'relative-json-pointer',
      'regex',
      'byte',
    )
    .map((name) => ({ type: 'string', format: name })),
  fc.integer({ min: 8, max: 30 }).map((maxLength) => ({ type: 'string', format: 'email', maxLength })),
  fc.constant({
    type: 'string',
    format: 'date-time',
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:00:\\d\\d\\.\\d{3}Z$',
  }),
  fc.constantFrom('int32', 'int64', 'float', 'double').map((name) => ({ type: 'number', format: name })),
);

const multiple: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom(0.01, 0.1, 0.05, 0.25, 1e-7, 3, 2.5).map((multipleOf) => ({ type: 'number', multipleOf })),
  fc
    .record({ unit: fc.constantFrom(0.01, 0.1, 0.3), least: fc.integer({ min: -100, max: 100 }) })
    .map(({ unit, least }) => ({ type: 'number', multipleOf: unit, minimum: least, maximum: least + 1 })),
  fc.constant({ allOf: [{ type: 'number', multipleOf: 0.1 }, { multipleOf: 0.15 }], exclusiveMinimum: 0 }),
  fc.constant({ type: 'integer', multipleOf: 1.5, minimum: 4 }),
);

const list: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((size) => ({
    type: 'array',
    uniqueItems: true,
    minItems: size,
    items: { enum: ['a', 'b', 'c', 4] },
  })),
  fc.constant({ type: 'array', uniqueItems: true, minItems: 2, items: { type: 'boolean' } }),
  fc.record({ least: fc.integer({ min: 1, max: 3 }), more: fc.nat(2) }).map(({ least, more }) => ({
    type: 'array',
    contains: { const: 7 },
    minContains: least,
    maxContains: least + more,
    minItems: least + 2,
    items: { type: 'integer' },
  })),
  fc.constant({ type: 'array', prefixItems: [{ const: 1 }, { type: 'boolean' }], items: false, minItems: 2 }),
);

const names: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .record({
      least: fc.integer({ min: 1, max: 4 }),
      pattern: fc.constantFrom('^[a-z]{2}$', '^S_', '^\\p{Lu}\\d+$'),
    })
    .map(({ least, pattern }) => ({
      type: 'object',
      propertyNames: { pattern },
      minProperties: least,
      additionalProperties: { type: 'integer' },
    })),
  fc
    .record({ least: fc.integer({ min: 1, max: 4 }), pattern: fc.constantFrom('^x-', '^[a-z]{2}$', '\\d$') })
    .map(({ least, pattern }) => ({
      type: 'object',
      patternProperties: { [pattern]: { type: 'string', minLength: 2 } },
      additionalProperties: false,
      minProperties: least,
    })),
  fc.constant({ type: 'object', propertyNames: { enum: ['en', 'de'] }, minProperties: 2 }),
);

const member = { a: { type: 'string' }, b: { type: 'integer' }, c: { type: 'boolean' } };

const dependent: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { type: 'object', required: ['a'], properties: member, dependentRequired: { a: ['b'], b: ['c'] } },
  {
    type: 'object',
    required: ['a'],
    dependentSchemas: { a: { required: ['z'], properties: { z: { const: 1 } } } },
  },
  {
    type: 'object',
    required: ['a'],
    properties: { a: { enum: ['x', 'y'] }, b: { type: 'integer' } },
    if: { properties: { a: { const: 'y' } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ['b'] },
    else: { required: ['c'], properties: { c: { const: 3 } } },
  },
  { type: 'object', properties: member, not: { required: ['b'] } },
  { type: 'object', properties: member, not: { anyOf: [{ required: ['a'] }, { required: ['c'] }] } },
  { type: 'object', properties: member, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
  { type: 'object', properties: member, maxProperties: 2, required: ['c'] },
  { type: ['string', 'integer'], not: { type: 'string' } },
  { enum: ['a', 'b', 'c'], not: { enum: ['a', 'b'] } },
  {
    allOf: [
      { allOf: [{ allOf: [{ type: 'object', properties: { d: { const: 1 } }, required: ['d'] }] }] },
      { properties: { e: { type: 'string' } } },
    ],
    unevaluatedProperties: false,
  },
);

export const arbitraryKeywords: fc.Arbitrary<JsonObject> = fc.oneof(
  boundedPattern,
  severalPatterns,
  format,
  multiple,
  list,
  names,
  dependent,
);
