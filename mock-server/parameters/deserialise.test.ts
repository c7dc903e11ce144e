import { expect, test } from 'vitest';
import type { Parameter } from '../../contract/operations/operation.ts';
import { shapeAt } from '../../contract/schemas/shape.ts';
import { deserialiser } from './deserialise.ts';
import { readPairs } from './query-string.ts';

const document = {
  integer: { type: 'integer' },
  either: { anyOf: [{ type: 'boolean' }, { type: 'string' }] },
  list: { type: 'array', items: { type: 'integer' } },
  object: { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'string' } } },
};

function parameter(place: Parameter['in'], style: string, explode: boolean): Parameter {
  return { name: 'p', in: place, required: false, style, explode, schema: undefined, examples: [] };
}

test.each([
  ['integer', 'form', true, 'p=3', 3],
  ['integer', 'form', true, 'p=three', 'three'],
  ['either', 'form', true, 'p=true', true],
  ['list', 'form', true, 'p=1&p=2', [1, 2]],
  ['list', 'form', false, 'p=1,2', [1, 2]],
  ['list', 'spaceDelimited', false, 'p=1%202', [1, 2]],
  ['list', 'pipeDelimited', false, 'p=1|2', [1, 2]],
  ['list', 'form', false, 'p=', []],
  ['object', 'deepObject', true, 'p[a]=1&p[b]=2', { a: 1, b: '2' }],
  ['object', 'form', true, 'a=1&b=2&c=3', { a: 1, b: '2' }],
  ['object', 'form', false, 'p=a,1,b,2', { a: 1, b: '2' }],
  ['integer', 'form', true, 'q=3', undefined],
])('reads %s from a query in style %s, exploded %s: %s', (schema, style, explode, query, expected) => {
  const read = deserialiser(parameter('query', style, explode), shapeAt(document, `#/${schema}`));
  expect(read(readPairs(query))?.[0]).toEqual(expected);
});

test.each([
  ['integer', 'simple', false, '3', 3],
  ['list', 'simple', false, '1,2', [1, 2]],
  ['object', 'simple', false, 'a,1,b,2', { a: 1, b: '2' }],
  ['object', 'simple', true, 'a=1,b=2', { a: 1, b: '2' }],
  ['list', 'label', true, '.1.2', [1, 2]],
  ['integer', 'label', false, '.3', 3],
  ['list', 'matrix', true, ';p=1;p=2', [1, 2]],
  ['list', 'matrix', false, ';p=1,2', [1, 2]],
])('reads %s from a path in style %s, exploded %s: %s', (schema, style, explode, text, expected) => {
  const read = deserialiser(parameter('path', style, explode), shapeAt(document, `#/${schema}`));
  expect(read(text)?.[0]).toEqual(expected);
});

test('malformed percent-encoding is no query', () => {
  expect(readPairs('p=%zz')).toBeUndefined();
  expect(readPairs('p=a+b%20c')?.get('p')).toEqual(['a b c']);
});
