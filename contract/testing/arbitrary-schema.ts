import fc from 'fast-check';
import type { JsonObject } from '../json.ts';
import { arbitraryKeywords } from './arbitrary-keywords.ts';

const text: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .record({ min: fc.nat(5), more: fc.nat(20) })
    .map(({ min, more }) => ({ type: 'string', minLength: min, maxLength: min + more })),
  fc
    .constantFrom('uuid', 'date-time', 'date', 'email', 'uri', 'ipv4')
    .map((format) => ({ type: 'string', format })),
  fc
    .constantFrom('^[a-z]{3}$', '^[A-Z0-9_-]+$', '[0-9]', '^\\-x$', '^(a|b)*$')
    .map((pattern) => ({ type: 'string', pattern })),
  fc.constant({ type: ['string', 'null'], maxLength: 5 }),
);

const integer: fc.Arbitrary<JsonObject> = fc
  .record({
    least: fc.integer({ min: -50, max: 50 }),
    more: fc.integer({ min: 10, max: 50 }),
    unit: fc.constantFrom(1, 2, 5),
  })
  .map(({ least, more, unit }) => ({
    type: 'integer',
    minimum: least,
    maximum: least + more,
    ...(unit > 1 ? { multipleOf: unit } : {}),
  }));

const number: fc.Arbitrary<JsonObject> = fc
  .record({ least: fc.integer({ min: -50, max: 50 }), more: fc.integer({ min: 1, max: 50 }) })
  .map(({ least, more }) => ({ type: 'number', exclusiveMinimum: least, exclusiveMaximum: least + more }));

const choice: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 })
    .map((values) => ({ enum: values })),
  fc.oneof(fc.string(), fc.integer()).map((value) => ({ const: value })),
);

function array(items: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc.record({ items, min: fc.nat(2), more: fc.nat(3) }).map(({ items: schema, min, more }) => ({
    type: 'array',
    items: schema,
    minItems: min,
    maxItems: min + more,
  }));
}

/** An object with one to three members, of which some are required. */
function members(prefix: string, schema: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc
    .array(fc.record({ schema, required: fc.boolean() }), { minLength: 1, maxLength: 3 })
    .map((list) => ({
      type: 'object',
      properties: Object.fromEntries(list.map((member, index) => [`${prefix}${index}`, member.schema])),
      required: list.flatMap((member, index) => (member.required ? [`${prefix}${index}`] : [])),
    }));
}

/** Schemas that some value satisfies, of every keyword that samples and invalid values know. */
export const { schema: arbitrarySchema } = fc.letrec<{
  schema: JsonObject;
  plain: JsonObject;
  object: JsonObject;
}>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('plain'),
    tie('object'),
    array(tie('schema')),
    tie('plain').map((schema) => ({ anyOf: [schema, { type: 'null' }] })),
    tie('schema').map((schema) => ({
      oneOf: [{ type: 'null' }, { allOf: [schema, { description: 'Not null.', not: { type: 'null' } }] }],
    })),
    fc.tuple(members('a', tie('plain')), members('b', tie('plain'))).map((allOf) => ({ allOf })),
  ),
  plain: fc.oneof(text, integer, number, fc.constant({ type: 'boolean' }), choice, {
    arbitrary: arbitraryKeywords,
    weight: 3,
  }),
  object: fc
    .tuple(members('m', tie('schema')), fc.constantFrom({}, { additionalProperties: false }))
    .map(([schema, closing]) => ({ ...schema, ...closing })),
}));
