import { expect, test } from 'vitest';
import type { Draft } from '../model/scenario.ts';
import { noCredentials } from '../model/target.ts';
import { contract } from '../testing/exchanges.ts';
import { operationOf } from '../testing/library.ts';
import { toRequest } from './to-request.ts';

const draft = (parts: Partial<Draft> = {}, key = 'GET /books'): Draft => ({
  operation: operationOf(contract, key),
  path: {},
  query: {},
  headers: {},
  body: undefined,
  ...parts,
});

test('path and query are percent-encoded', () => {
  const path = { bookId: 'a/b c?ü' };
  const query = { 'genre[]': 'novel & more', limit: '1' };
  expect(toRequest(draft({ path, query }, 'GET /books/{bookId}'), noCredentials, {}).target).toBe(
    '/books/a%2Fb%20c%3F%C3%BC?genre%5B%5D=novel%20%26%20more&limit=1',
  );
});

test('a name that begins with a percent sign is sent as it is, because some requests have to be malformed', () => {
  expect(toRequest(draft({ query: { limit: '1', '%zz': '' } }), noCredentials, {}).target).toBe(
    '/books?limit=1&%zz',
  );
});

test('credentials go where their scheme puts them, and what is asked for extra wins', () => {
  const credentials = { headers: { authorization: 'Bearer t' }, query: { key: 'k' }, secrets: ['t', 'k'] };
  const headers = { accept: 'text/csv', 'x-mark': 'draft' };
  const { target, headers: sent } = toRequest(draft({ headers }), credentials, { 'x-mark': 'extra' });
  expect([target, sent]).toEqual([
    '/books?key=k',
    { accept: 'text/csv', authorization: 'Bearer t', 'x-mark': 'extra' },
  ]);
});

test.each([
  ['GET /books', 'application/json'],
  ['DELETE /books/{bookId}', 'application/json'],
])('%s accepts what the document has for it', (key, accept) => {
  const { headers } = toRequest(draft({ path: { bookId: '1' } }, key), noCredentials, {});
  expect(headers).toEqual({ accept });
});

test('where the document has no content at all, anything is accepted', () => {
  const operation = { ...operationOf(contract, 'GET /hours'), responses: [] };
  expect(toRequest(draft({ operation }), noCredentials, {}).headers).toEqual({ accept: '*/*' });
});

test.each([
  { mediaType: 'application/json', json: { title: 'Emma' }, sent: '{"title":"Emma"}' },
  { mediaType: 'application/json', json: 'Emma', sent: '"Emma"' },
  { mediaType: 'application/merge-patch+json', json: null, sent: 'null' },
  { mediaType: 'application/json-patch+json; charset=utf-8', json: [], sent: '[]' },
  { mediaType: 'application/x-www-form-urlencoded', json: { a: 'x y&z', n: 7 }, sent: 'a=x+y%26z&n=7' },
  {
    mediaType: 'application/x-www-form-urlencoded',
    json: { a: [1, 2], b: { c: 1 } },
    sent: 'a=1&a=2&b=%7B%22c%22%3A1%7D',
  },
  { mediaType: 'text/plain', json: 'Emma', sent: 'Emma' },
  { mediaType: 'text/plain', json: [1], sent: '[1]' },
])('a body of $mediaType: $sent', ({ mediaType, json, sent }) => {
  const { body, headers } = toRequest(draft({ body: { mediaType, json } }, 'POST /books'), noCredentials, {});
  expect([body, headers['content-type']]).toEqual([sent, mediaType]);
});

test('text is sent as it is, whatever its media type says', () => {
  const body = { mediaType: 'application/json', text: '{"title": "cut o' };
  expect(toRequest(draft({ body }, 'POST /books'), noCredentials, {}).body).toBe('{"title": "cut o');
});

test('a value that the path needs is a mistake of the caller', () => {
  expect(() => toRequest(draft({}, 'GET /books/{bookId}'), noCredentials, {})).toThrow(
    'no value for {bookId} in /books/{bookId}',
  );
});
