import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { noBodyWhereNoneIsAllowed } from './no-body-where-none-is-allowed.ts';

test.each([
  { status: 204, headers: {}, body: '{}' },
  { status: 204, headers: { 'content-length': '2' }, body: '' },
  { status: 204, headers: { 'transfer-encoding': 'chunked' }, body: '' },
  { status: 205, headers: {}, body: '{}' },
  { status: 304, headers: {}, body: '{}' },
])('a flaw: $status $headers "$body"', (told) => {
  expect(flawsOf(noBodyWhereNoneIsAllowed, told)).toEqual([{ message: `${told.status} came with a body` }]);
});

test.each([
  { status: 204, headers: {}, body: '' },
  { status: 204, headers: { 'content-length': '0' }, body: '' },
  { status: 200, headers: { 'content-length': '2' }, body: '{}' },
  { status: 404, headers: { 'transfer-encoding': 'chunked' }, body: '{}' },
])('no flaw: $status $headers "$body"', (told) => {
  expect(flawsOf(noBodyWhereNoneIsAllowed, told)).toEqual([]);
});
