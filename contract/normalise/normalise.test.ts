import { describe, expect, test } from 'vitest';
import { at, type JsonObject } from '../json.ts';
import { documentOf } from '../testing/contract-of.ts';
import { normalisations, normalise } from './normalise.ts';
import { overlappingOneOf } from './overlapping-one-of.ts';
import type { Rule } from './rule.ts';

const pet = '#/components/schemas/Pet';

function read(schema: JsonObject, others: JsonObject = {}) {
  const { document, findings } = normalise(
    documentOf({ components: { schemas: { Pet: schema, ...others } } }),
  );
  return { schema: at(document, pet), findings };
}

const text = { type: 'string' };

describe('closed-all-of', () => {
  const named = { type: 'object', properties: { name: text }, required: ['name'] };
  const closed = { type: 'object', properties: { id: text }, required: ['id'], additionalProperties: false };
  const whole = {
    type: 'object',
    properties: { name: text, id: text },
    required: ['name', 'id'],
    additionalProperties: false,
  };

  test.each<[what: string, schema: JsonObject, others: JsonObject, expected: JsonObject]>([
    ['a closed part', { allOf: [named, closed] }, {}, whole],
    [
      'annotations stay',
      { description: 'A pet', allOf: [named, closed] },
      {},
      { description: 'A pet', ...whole },
    ],
    ['members beside the allOf', { allOf: [named], ...closed }, {}, whole],
    [
      'members of another schema are read as they are meant there',
      { allOf: [{ $ref: '#/components/schemas/Named' }, closed] },
      { Named: { ...named, properties: { name: { nullable: true, oneOf: [text] } } } },
      {
        ...whole,
        properties: { ...whole.properties, name: { anyOf: [{ oneOf: [text] }, { type: 'null' }] } },
      },
    ],
    [
      'and merged no further, because a schema may have itself among its members',
      { allOf: [{ $ref: '#/components/schemas/Named' }, closed] },
      {
        Named: {
          ...named,
          properties: { name: text, inner: { allOf: [{ $ref: '#/components/schemas/Named' }, closed] } },
        },
      },
      {
        ...whole,
        properties: {
          ...whole.properties,
          inner: { allOf: [{ $ref: '#/components/schemas/Named' }, closed] },
        },
      },
    ],
    [
      'parts that are referred to',
      { allOf: [{ $ref: '#/components/schemas/Named' }, closed] },
      { Named: named },
      whole,
    ],
    [
      'an allOf in an allOf',
      { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { age: {} } }] },
      { Base: { allOf: [named, closed] } },
      { ...whole, properties: { ...whole.properties, age: {} } },
    ],
    [
      'a member that two parts describe has to satisfy both',
      { allOf: [{ properties: { id: { maxLength: 3 }, name: text } }, closed] },
      {},
      { ...whole, properties: { id: { allOf: [{ maxLength: 3 }, text] }, name: text }, required: ['id'] },
    ],
    [
      'parts that require nothing',
      { allOf: [{ properties: { name: text } }, { properties: { id: text }, additionalProperties: false }] },
      {},
      { type: 'object', properties: { name: text, id: text }, additionalProperties: false },
    ],
  ])('is one object: %s', (_, schema, others, expected) => {
    const { schema: meant, findings } = read(schema, others);
    expect(meant).toEqual(expected);
    expect(findings).toContainEqual({ rule: 'closed-all-of', pointer: pet, message: expect.any(String) });
  });

  test.each<[what: string, schema: JsonObject]>([
    ['open parts', { allOf: [named, { properties: { id: text } }] }],
    [
      'a closed part that knows every member',
      { allOf: [named, { ...closed, properties: { id: text, name: text } }] },
    ],
    ['parts that are no plain objects', { allOf: [{ oneOf: [named] }, closed] }],
    ['a part of another type', { allOf: [text, closed] }],
    ['a part that contains the whole', { allOf: [{ $ref: pet }, closed] }],
  ])('is left alone: %s', (_, schema) => {
    expect(read(schema)).toEqual({ schema, findings: [] });
  });
});

describe('overlapping-one-of', () => {
  const open = (properties: JsonObject, required: readonly string[] = []) => ({
    type: 'object',
    properties,
    required,
  });
  const message = open({ message: text });
  const details = open({ message: text, details: { type: 'array' } });

  test.each<[what: string, alternatives: JsonObject[], others?: JsonObject]>([
    ['the same members', [message, message]],
    ['more members in one of them', [message, details]],
    ['a reference', [{ $ref: '#/components/schemas/Message' }, details], { Message: message }],
    ['a third one', [text, message, details]],
    [
      'several parts',
      [
        { allOf: [message, open({ code: { ...text, default: 'a' } })] },
        { allOf: [message, open({ code: { ...text, default: 'b' } })] },
      ],
    ],
    [
      'lists of objects of which one has more members',
      [
        open({ cells: { type: 'array', items: { $ref: '#/components/schemas/Cell' } } }),
        open({ cells: { type: 'array', items: open({ x: text, view: text }) } }),
      ],
      { Cell: open({ x: { ...text, description: 'Where' } }) },
    ],
    ['a closed one that knows all of them', [{ ...details, additionalProperties: false }, message]],
    [
      'texts that only their descriptions tell apart',
      [
        { ...text, description: 'A file' },
        { ...text, description: 'An error' },
      ],
    ],
  ])('is read as anyOf: %s', (_, oneOf, others) => {
    const { schema, findings } = read({ title: 'Error', oneOf }, others);
    expect(schema).toEqual({ title: 'Error', anyOf: oneOf });
    expect(findings).toEqual([
      { rule: 'overlapping-one-of', pointer: pet, message: expect.stringContaining('alternative') },
    ]);
  });

  test.each<[what: string, alternatives: JsonObject[]]>([
    ['each requires what the other has not', [open({ a: text }, ['a']), open({ b: text }, ['b'])]],
    ['a member tells them apart', [open({ kind: { const: 'a' } }), open({ kind: { const: 'b' } })]],
    [
      'a member of a member tells them apart',
      [open({ in: open({ kind: { const: 'a' } }) }), open({ in: open({ kind: { const: 'b' } }) })],
    ],
    [
      'one lists more than one item',
      [open({ a: { type: 'array', minItems: 2 } }), open({ a: { type: 'array' } })],
    ],
    ['they are closed', [{ ...message, additionalProperties: false }, { ...open({ a: text }, ['a']) }]],
    ['they say more than members', [{ ...message, minProperties: 1 }, details]],
    ['one is no object', [text, message]],
    ['no document has them', [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]],
    ['one says nothing', [{}, message]],
    ['there is one', [message]],
  ])('is left alone: %s', (_, oneOf) => {
    expect(read({ oneOf })).toEqual({ schema: { oneOf }, findings: [] });
  });
});

describe('untyped-nullable', () => {
  test('is "or null"', () => {
    expect(read({ nullable: true, enum: ['a'] })).toEqual({
      schema: { anyOf: [{ enum: ['a'] }, { type: 'null' }] },
      findings: [{ rule: 'untyped-nullable', pointer: pet, message: expect.stringContaining('or null') }],
    });
  });

  test.each<[JsonObject]>([[{ nullable: false }], [text]])('%j is left alone', (schema) => {
    expect(read(schema).findings).toEqual([]);
  });
});

describe('enum-of-another-type', () => {
  test.each<[written: JsonObject, meant: unknown[]]>([
    [{ type: 'string', enum: [1, 2.5, 'x'] }, ['1', '2.5', 'x']],
    [{ type: ['string', 'null'], enum: [1, null] }, ['1', null]],
    [{ type: 'integer', enum: ['1', '2'] }, [1, 2]],
    [{ type: 'number', enum: ['1.5'] }, [1.5]],
  ])('%j is read in its type', (written, meant) => {
    expect(read(written)).toEqual({
      schema: { ...written, enum: meant },
      findings: [{ rule: 'enum-of-another-type', pointer: pet, message: expect.stringContaining('"enum"') }],
    });
  });

  test.each<[JsonObject]>([
    [{ type: 'integer', enum: ['1 (Unknown)', '1.5', ''] }],
    [{ type: 'string', enum: [true] }],
    [{ type: 'object', enum: ['a'] }],
  ])('%j says nothing by it', (written) => {
    expect(read(written)).toEqual({
      schema: { type: written.type },
      findings: [
        { rule: 'enum-of-another-type', pointer: pet, message: expect.stringContaining('no value') },
      ],
    });
  });

  test.each<[JsonObject]>([
    [{ enum: [1, '2'] }],
    [{ type: ['string', 'integer'], enum: [1, '2'] }],
    [{ type: 'integer', enum: [1, '1 (Unknown)'] }],
    [{ type: 'object', enum: [{}] }],
    [{ type: ['array', 'null'], enum: [null] }],
    [{ type: 'boolean', enum: [true] }],
  ])('%j is left alone', (schema) => {
    expect(read(schema)).toEqual({ schema, findings: [] });
  });
});

describe('invalid-pattern', () => {
  test('is left out', () => {
    expect(read({ ...text, pattern: '^(' })).toEqual({
      schema: text,
      findings: [{ rule: 'invalid-pattern', pointer: pet, message: expect.stringContaining('"^("') }],
    });
  });

  test.each(['^[a-z]+$', '^\\-$', '\\p{L}'])('%s is left alone', (pattern) => {
    expect(read({ ...text, pattern })).toEqual({ schema: { ...text, pattern }, findings: [] });
  });
});

describe('invalid-keyword', () => {
  test.each<[invalid: JsonObject, kept: JsonObject]>([
    [{ type: 'any' }, {}],
    [{ type: ['string', 'file'] }, {}],
    [{ type: [] }, {}],
    [{ required: true }, {}],
    [{ minimum: '1' }, {}],
    [{ exclusiveMinimum: true }, {}],
    [{ multipleOf: 0 }, {}],
    [{ minLength: -1, maxLength: 1.5 }, {}],
    [{ pattern: 7 }, {}],
    [{ enum: [] }, {}],
    [{ enum: 'a' }, {}],
    [{ items: [text] }, {}],
    [{ allOf: [] }, {}],
    [{ oneOf: [text, 'text'] }, {}],
    [{ uniqueItems: 'yes' }, {}],
    [{ properties: { a: text, b: 'text', c: true } }, { properties: { a: text, c: true } }],
    [{ properties: [text] }, {}],
    [{ additionalProperties: null }, {}],
  ])('%j is left out', (invalid, kept) => {
    const { schema, findings } = read({ title: 'Pet', ...invalid });
    expect(schema).toEqual({ title: 'Pet', ...kept });
    expect(findings).toEqual([
      {
        rule: 'invalid-keyword',
        pointer: pet,
        message: expect.stringContaining(Object.keys(invalid)[0] ?? ''),
      },
    ]);
  });

  test.each<[JsonObject]>([
    [{ type: ['string', 'null'], minLength: 0, format: 'date', enum: [null], pattern: 'a' }],
    [{ minimum: -1.5, exclusiveMaximum: 0, multipleOf: 0.1 }],
    [{ required: [], properties: {}, additionalProperties: false, minProperties: 0 }],
    [{ items: true, prefixItems: [true], uniqueItems: false, contains: {} }],
    [{ not: {}, if: true, else: false, const: null, default: 7, 'x-min': 'a' }],
  ])('%j is left alone', (schema) => {
    expect(read(schema)).toEqual({ schema, findings: [] });
  });

  test('names every one of them in one finding', () => {
    expect(read({ type: 'any', minimum: 'x' }).findings.map(({ message }) => message)).toEqual([
      'type: "any" and minimum: "x" are not defined by JSON Schema; ignored',
    ]);
  });
});

test('a document in which nothing has to be read differently is returned as it is', () => {
  const document = documentOf({ components: { schemas: { Pet: text } } });
  expect(normalise(document)).toEqual({ document, findings: [] });
  expect(normalise(document).document).toBe(document);
});

test('several rules on one schema leave a finding each', () => {
  const parts = [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: {} } }];
  const { schema, findings } = read({ nullable: true, pattern: '(', minLength: 'x', allOf: parts });
  const whole = { type: 'object', properties: { a: {}, b: {} }, additionalProperties: false };
  expect(schema).toEqual({ anyOf: [whole, { type: 'null' }] });
  expect(findings.map(({ rule }) => rule)).toEqual([
    'invalid-keyword',
    'invalid-pattern',
    'closed-all-of',
    'untyped-nullable',
  ]);
});

test('without a rule, members that are merged are left as that rule found them, too', () => {
  const named = { type: 'object', required: ['name'], properties: { name: text } };
  const open = { type: 'object', properties: { age: { type: 'integer' } } };
  const choice = { oneOf: [named, open] };
  const schemas = {
    Base: { type: 'object', properties: { kind: choice } },
    Pet: {
      allOf: [
        { $ref: '#/components/schemas/Base' },
        { type: 'object', properties: { id: text }, additionalProperties: false },
      ],
    },
  };
  const kindBy = (rules: readonly Rule[]) =>
    at(normalise(documentOf({ components: { schemas } }), rules).document, `${pet}/properties/kind`);
  expect(kindBy(normalisations)).toEqual({ anyOf: [named, open] });
  expect(kindBy(normalisations.filter((rule) => rule !== overlappingOneOf))).toEqual(choice);
});
