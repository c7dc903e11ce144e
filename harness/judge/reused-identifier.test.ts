import { expect, test } from 'vitest';
import { judgedOf, type Told } from '../testing/exchanges.ts';
import { reusedIdentifier } from './reused-identifier.ts';

const made = (told: Partial<Told>) =>
  judgedOf({ operation: 'POST /books', status: 201, request: { target: '/books' }, ...told });
const read = (status: number, expected: string, target = '/books/7') =>
  judgedOf({ operation: 'GET /books/{bookId}', status, request: { target }, purpose: { expected } });

const once = [made({ body: { id: 7 } }), made({ body: { id: 8 } })];
const twice = [
  ...once,
  made({ headers: { location: 'http://localhost/books/7' }, body: { data: { id: 9 } } }),
];

test.each([
  ['is there although it was deleted', read(200, '404'), 'setup-failed'],
  ['is gone although it was made', read(404, '200'), 'setup-failed'],
  ['has something that is gone', read(404, '200', '/books/7/pages/1?x=1'), 'setup-failed'],
  ['is there, and the answer is wrong otherwise', read(500, '200'), undefined],
  ['is of another resource', read(200, '404', '/books/8'), undefined],
])('what was made twice %s', (_, judged, kind) => {
  expect(reusedIdentifier(judged, twice)?.kind).toBe(kind);
});

test('what was made once and is there after it was deleted is held against the target', () => {
  expect(reusedIdentifier(read(200, '404'), once)).toBeUndefined();
});

test.each([
  ['with other texts is another resource', { id: 7, title: 'Theirs', genre: 'poem' }, 'inconclusive'],
  ['with one of its texts is the same', { id: 7, title: 'Ours', genre: 'gone' }, undefined],
])('what is there after it was deleted, %s', (_, body, kind) => {
  const maker = made({ body: { id: 7, title: 'Ours', genre: 'novel' } });
  const shown = judgedOf({
    operation: 'GET /books/{bookId}',
    status: 200,
    request: { target: '/books/7' },
    purpose: { expected: '404' },
    body,
  });
  expect(reusedIdentifier(shown, [maker, shown])?.kind).toBe(kind);
});
