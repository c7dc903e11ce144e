import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { contractOf, exampleBook } from '../testing/library.ts';
import { location } from './location.ts';

const creation = (headers: Readonly<Record<string, string>>, body: unknown = exampleBook) => ({
  operation: 'POST /books',
  status: 201,
  headers,
  body,
});

test.each([
  { headers: {}, message: 'no Location on 201' },
  {
    headers: { location: '/books/7' },
    message: 'Location does not name the new resource',
  },
  {
    headers: { location: '/books' },
    message: 'Location does not name the new resource',
  },
])('$message: $headers', ({ headers, message }) => {
  expect(flawsOf(location, creation(headers))).toEqual([{ message, place: 'Location' }]);
});

test.each([
  { why: 'a path', told: creation({ location: `/books/${exampleBook.id}` }) },
  {
    why: 'a URL with a query',
    told: creation({ location: `https://library.example/v1/books/${exampleBook.id}/?full=1` }),
  },
  { why: 'a relative reference', told: creation({ location: exampleBook.id }) },
  { why: 'something below it', told: creation({ location: `/books/${exampleBook.id}/status` }) },
  { why: 'a query that names it', told: creation({ location: '/book?id=7' }, { id: 7 }) },
  { why: 'a percent-encoded identifier', told: creation({ location: '/books/a%20b' }, { id: 'a b' }) },
  { why: 'an identifier that is a number', told: creation({ location: '/books/7' }, { id: 7 }) },
  { why: 'an identifier called key', told: creation({ location: '/books/mood' }, { key: 'mood' }) },
  {
    why: 'another member that tells resources apart',
    told: creation({ location: '/books/war-and-peace' }, { id: 7, slug: 'war-and-peace' }),
  },
  { why: 'an answer that does not tell the identifier', told: creation({ location: '/books/7' }, {}) },
  {
    why: 'a creation without a documented Location',
    told: { operation: 'POST /books/{bookId}/loan', status: 201 },
  },
  { why: 'an answer that is no creation', told: { operation: 'POST /books', status: 400 } },
])('no flaw: $why', ({ told }) => {
  expect(flawsOf(location, told)).toEqual([]);
});

test('a percent-encoding that cannot be decoded is a flaw and no accident', () => {
  expect(flawsOf(location, creation({ location: '/books/%zz' }))).toHaveLength(1);
});

test('a redirection leads wherever it likes', () => {
  const redirection = { description: 'x', headers: { Location: { schema: { type: 'string' } } } };
  const of = contractOf({
    openapi: '3.1.0',
    info: { title: 'Doors', version: '1' },
    paths: { '/door': { get: { responses: { '302': redirection } } } },
  });
  const told = { operation: 'GET /door', status: 302, headers: { location: '/hall' }, body: { id: '7' } };
  expect(flawsOf(location, told, { of })).toEqual([]);
});
