import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { exampleBook } from '../testing/library.ts';
import { contentType } from './content-type.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };

test('another media type is a flaw', () => {
  expect(flawsOf(contentType, { body: [exampleBook], headers: html })).toEqual([
    { message: 'Content-Type text/html where application/json is documented', place: 'Content-Type' },
  ]);
});

test('a body without a media type is a flaw', () => {
  expect(flawsOf(contentType, { body: '[]' })).toEqual([
    { message: 'no Content-Type where application/json is documented', place: 'Content-Type' },
  ]);
});

test.each([
  {
    why: 'parameters do not matter',
    told: { body: [], headers: { 'content-type': 'Application/JSON;charset=utf-8' } },
  },
  { why: 'there is no body', told: { body: '', headers: html } },
  {
    why: 'the document describes no content',
    told: { operation: 'DELETE /books/{bookId}', status: 204, body: 'gone', headers: html },
  },
  { why: 'the document does not list the status', told: { status: 299, body: 'x', headers: html } },
])('no flaw where $why', ({ told }) => {
  expect(flawsOf(contentType, told)).toEqual([]);
});
