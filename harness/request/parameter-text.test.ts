import { expect, test } from 'vitest';
import type { Query } from '../model/query.ts';
import { inPiece, inQuery, inQuerystring, queryText } from './parameter-text.ts';

/** The table of OpenAPI 3.1, "Style Examples". */
const list = ['blue', 'black'];
const object = { R: 100, G: 200 };

test.each<[style: string, explode: boolean, value: unknown, query: Query]>([
  ['form', true, 'blue', { color: 'blue' }],
  ['form', false, list, { color: { encoded: 'blue,black' } }],
  ['form', true, list, { color: list }],
  ['form', false, object, { color: { encoded: 'R,100,G,200' } }],
  ['form', true, object, { R: '100', G: '200' }],
  ['spaceDelimited', false, list, { color: 'blue black' }],
  ['pipeDelimited', false, list, { color: 'blue|black' }],
  ['pipeDelimited', false, object, { color: 'R|100|G|200' }],
  ['deepObject', true, object, { 'color[R]': '100', 'color[G]': '200' }],
  ['form', true, [], { color: [] }],
  ['form', true, { deep: { a: [1] } }, { deep: '{"a":[1]}' }],
])('in a query, style %s, explode %s: %j', (style, explode, value, query) => {
  expect(inQuery({ name: 'color', style, explode }, value)).toEqual(query);
});

test.each<[style: string, value: unknown, text: string]>([
  ['form', { a: 1, b: ['x', 'y'], c: { d: 1 }, e: null }, 'a=1&b=x&b=y&c=%7B%22d%22%3A1%7D'],
  ['json', { a: '%' }, '%7B%22a%22%3A%22%25%22%7D'],
  ['text', '$.a == 1', '%24.a%20%3D%3D%201'],
  ['text', 'plain', 'plain'],
  ['text', '', ''],
])('all of a query as %s', (style, value, text) => {
  expect(queryText(inQuerystring({ style }, value))).toBe(text);
});

test('data are percent-encoded, delimiters are not', () => {
  const said = inQuery({ name: 'a b', style: 'form', explode: false }, ['x,y', 'z&1']);
  expect(queryText({ ...said, list: ['1,2', '3'], '%zz': '' })).toBe(
    'a%20b=x%2Cy,z%261&list=1%2C2&list=3&%zz',
  );
  const label = { name: 'p', in: 'path', style: 'label', explode: false } as const;
  expect(inPiece(label, ['a,b', 'c/d'])).toBe('.a%2Cb,c%2Fd');
  expect(inPiece({ ...label, in: 'header', style: 'simple' }, ['a b', 'c/d'])).toBe('a b,c/d');
});

test.each<[style: string, explode: boolean, value: unknown, text: string]>([
  ['simple', false, 'blue', 'blue'],
  ['simple', false, list, 'blue,black'],
  ['simple', true, list, 'blue,black'],
  ['simple', false, object, 'R,100,G,200'],
  ['simple', true, object, 'R=100,G=200'],
  ['label', false, 'blue', '.blue'],
  ['label', false, list, '.blue,black'],
  ['label', true, list, '.blue.black'],
  ['label', true, object, '.R=100.G=200'],
  ['matrix', false, 'blue', ';color=blue'],
  ['matrix', false, list, ';color=blue,black'],
  ['matrix', true, list, ';color=blue;color=black'],
  ['matrix', false, object, ';color=R,100,G,200'],
  ['matrix', true, object, ';R=100;G=200'],
])('in a piece, style %s, explode %s: %j', (style, explode, value, text) => {
  expect(inPiece({ name: 'color', in: 'path', style, explode }, value)).toBe(text);
});
