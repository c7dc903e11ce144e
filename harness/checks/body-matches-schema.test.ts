import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { contractOf, exampleBook } from '../testing/library.ts';
import { bodyMatchesSchema } from './body-matches-schema.ts';

const json = { 'content-type': 'application/json' };
const { title: _, ...untitled } = exampleBook;

test('every problem of a body is a flaw, with its place', () => {
  const body = [exampleBook, { ...untitled, pages: 'many', colour: 'red' }];
  expect(flawsOf(bodyMatchesSchema, { body }).map(({ place }) => place)).toEqual(['/1', '/1', '/1/pages']);
});

test.each([
  { what: 'no body', told: { body: '', headers: json }, message: 'no body where the document describes one' },
  {
    what: 'no JSON',
    told: { body: '[{', headers: json },
    message: 'the body is not JSON, although its Content-Type says so',
  },
])('$what is a flaw', ({ told, message }) => {
  expect(flawsOf(bodyMatchesSchema, told)).toEqual([{ message }]);
});

test.each([
  { why: 'the body is valid', told: { body: [exampleBook] } },
  {
    why: 'another check judges the media type',
    told: { body: [1], headers: { 'content-type': 'text/html' } },
  },
  {
    why: 'the document describes no content',
    told: { operation: 'DELETE /books/{bookId}', status: 204, body: [1] },
  },
  { why: 'the document does not list the status', told: { status: 299, body: [1] } },
])('no flaw where $why', ({ told }) => {
  expect(flawsOf(bodyMatchesSchema, told)).toEqual([]);
});

test('members that clients must not send are required in answers', () => {
  const { id, ...anonymous } = exampleBook;
  const operation = 'GET /books/{bookId}';
  expect(flawsOf(bodyMatchesSchema, { operation, body: { id, ...anonymous } })).toEqual([]);
  expect(flawsOf(bodyMatchesSchema, { operation, body: anonymous })).toEqual([
    { message: 'id is required', place: '', schema: '#/components/schemas/Book' },
  ]);
});

test('only JSON is judged by a schema', () => {
  const content = { 'text/plain': { schema: { type: 'string', maxLength: 3 } } };
  const of = contractOf({
    openapi: '3.1.0',
    info: { title: 'Texts', version: '1' },
    paths: { '/': { get: { responses: { '200': { description: 'x', content } } } } },
  });
  const told = { operation: 'GET /', body: 'a long text', headers: { 'content-type': 'text/plain' } };
  expect(flawsOf(bodyMatchesSchema, told, { of })).toEqual([]);
});
