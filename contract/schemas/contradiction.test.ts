import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { contradiction, emptyListOnly } from './contradiction.ts';

const named = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
const closed = { type: 'object', properties: { id: { type: 'string' } }, additionalProperties: false };

describe('nothing satisfies', () => {
  test.each<[why: string, schema: JsonObject, schemas?: JsonObject]>([
    ['"name" is required, but a part with "additionalProperties: false"', { allOf: [named, closed] }],
    ['"name" is required, but a part with "additionalProperties: false"', { ...closed, allOf: [named] }],
    [
      '"name" is required, but a part with "additionalProperties: false"',
      { allOf: [{ $ref: '#/components/schemas/Named' }, closed] },
      { Named: { allOf: [named] } },
    ],
    ['no type is allowed by all', { allOf: [{ type: 'string' }, { type: ['number', 'null'] }] }],
    ['list no common value', { allOf: [{ enum: ['a', 'b'] }, { enum: ['c'] }] }],
    ['list no common value', { enum: ['a'], const: 'b' }],
    ['none of the listed values is of the type number', { type: 'integer', enum: ['1', '2'] }],
    ['minLength 5 is more than maxLength 4', { type: 'string', minLength: 5, maxLength: 4 }],
    ['minimum 2 is more than maximum 1', { type: 'number', minimum: 2, maximum: 1 }],
    ['minItems 2 is more than maxItems 1', { type: 'array', minItems: 2, allOf: [{ maxItems: 1 }] }],
    [
      'it needs an item, but none is possible',
      { type: 'array', minItems: 1, items: { allOf: [named, closed] } },
    ],
    [
      '"pet" is required, but impossible: no type',
      {
        type: 'object',
        required: ['pet'],
        properties: { pet: { allOf: [{ type: 'string' }, { type: 'null' }] } },
      },
    ],
    ['none of its alternatives is possible', { anyOf: [{ allOf: [named, closed] }, false] }],
    ['none of its alternatives is possible', { type: 'string', oneOf: [{ type: 'null' }, { enum: [1] }] }],
    [
      'it requires itself endlessly',
      { $ref: '#/components/schemas/Node' },
      {
        Node: {
          type: 'object',
          required: ['next'],
          properties: { next: { $ref: '#/components/schemas/Node' } },
        },
      },
    ],
    ['the schema "false"', { allOf: [{ type: 'string' }, false] }],
  ])('%s: %j', (why, schema, schemas = {}) => {
    expect(contradiction({ components: { schemas } }, schema)).toContain(why);
  });
});

describe('nothing is proven against', () => {
  test.each<[what: string, schema: JsonObject, schemas?: JsonObject]>([
    ['open parts', { allOf: [named, { ...closed, additionalProperties: true }] }],
    [
      'a closed part that knows what is required',
      { allOf: [named, { ...closed, properties: { name: {} } }] },
    ],
    ['a closed part with patterns', { allOf: [named, { ...closed, patternProperties: { '^n': {} } }] }],
    [
      'a closed part of something that may be null',
      {
        allOf: [
          { ...named, type: ['object', 'null'] },
          { ...closed, type: ['object', 'null'] },
        ],
      },
    ],
    ['an impossible member that may be left out', { type: 'object', properties: { pet: false } }],
    ['a list that may be empty', { type: 'array', items: false }],
    ['one possible alternative', { anyOf: [false, { type: 'string' }] }],
    ['integers among numbers', { allOf: [{ type: 'number' }, { type: 'integer' }] }],
    [
      'recursion that a null ends',
      { $ref: '#/components/schemas/Node' },
      {
        Node: {
          type: 'object',
          required: ['next'],
          properties: { next: { anyOf: [{ $ref: '#/components/schemas/Node' }, { type: 'null' }] } },
        },
      },
    ],
    [
      'an allOf that contains itself',
      { $ref: '#/components/schemas/Loop' },
      { Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }, named] } },
    ],
    [
      'a reference to itself',
      { $ref: '#/components/schemas/Self' },
      { Self: { $ref: '#/components/schemas/Self' } },
    ],
  ])('%s', (_, schema, schemas = {}) => {
    expect(contradiction({ components: { schemas } }, schema)).toBeUndefined();
  });
});

// Walking every path would take longer than any test may.
describe('schemas that refer to each other many times over are decided', () => {
  test.each<[string, last: JsonObject]>([
    ['where one of them is possible', { type: 'string' }],
    ['where all go on without end, which is given up on', {}],
  ])('%s', (_, last) => {
    const names = Array.from({ length: 60 }, (_, index) => `T${index}`);
    const any = () => ({ anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) });
    const node = () => ({ type: 'object', required: ['left'], properties: { left: any(), right: any() } });
    const schemas = Object.fromEntries(names.map((name) => [name, node()]));
    expect(
      contradiction({ components: { schemas: { ...schemas, T59: { ...node(), ...last } } } }, any()),
    ).toBeUndefined();
  });
});

describe('lists', () => {
  test.each<[JsonObject, string | undefined]>([
    [{ type: 'array', items: { allOf: [named, closed] } }, '"name" is required'],
    [{ type: 'array', items: named }, undefined],
    [{ type: 'array' }, undefined],
    [{ type: ['array', 'null'], items: false }, undefined],
    [{ type: 'array', items: false, prefixItems: [{}] }, undefined],
    [{ type: 'array', minItems: 1, items: false }, undefined],
  ])('of which only the empty one is possible: %j', (schema, why) => {
    const reason = emptyListOnly({}, schema);
    expect(reason?.startsWith(why ?? '')).toBe(why === undefined ? undefined : true);
  });
});
