import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { contractOf } from '../testing/library.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

const good = {
  'retry-after': '7',
  'x-ratelimit-limit': '100',
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': '1700000000',
};
const retry = 'no Retry-After on 429 that is a number of seconds or a date';

test.each([
  {
    what: 'Retry-After is missing',
    change: { 'retry-after': undefined },
    place: 'Retry-After',
    message: retry,
  },
  { what: 'Retry-After is no time', change: { 'retry-after': 'soon' }, place: 'Retry-After', message: retry },
  {
    what: 'Retry-After is a negative number',
    change: { 'retry-after': '-1' },
    place: 'Retry-After',
    message: retry,
  },
  {
    what: 'Retry-After is a fraction',
    change: { 'retry-after': '1.5' },
    place: 'Retry-After',
    message: retry,
  },
  {
    what: 'a counter is missing',
    change: { 'x-ratelimit-reset': undefined },
    place: 'X-RateLimit-Reset',
    message: 'no X-RateLimit-Reset on 429 that the document allows',
  },
  {
    what: 'a counter is no number',
    change: { 'x-ratelimit-limit': 'many' },
    place: 'X-RateLimit-Limit',
    message: 'no X-RateLimit-Limit on 429 that the document allows',
  },
])('$what', ({ change, place, message }) => {
  const changed = Object.entries({ ...good, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  expect(flawsOf(rateLimitHeaders, { status: 429, headers: Object.fromEntries(changed) })).toEqual([
    { message, place },
  ]);
});

test.each([
  { why: 'all of them', told: { status: 429, headers: good } },
  {
    why: 'a date',
    told: { status: 429, headers: { ...good, 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } },
  },
  { why: 'another status', told: { status: 400 } },
  {
    why: 'headers of no standard that the document does not list',
    told: { operation: 'POST /books', status: 429, headers: { 'x-ratelimit-limit': '100, 100;w=60' } },
  },
  { why: 'a 429 of which the document says nothing', told: { operation: 'POST /books', status: 429 } },
])('no flaw: $why', ({ told }) => {
  expect(flawsOf(rateLimitHeaders, told)).toEqual([]);
});

test('a header that nobody documents is still judged where it is sent', () => {
  const told = { operation: 'POST /books', status: 429, headers: { 'retry-after': 'soon' } };
  expect(flawsOf(rateLimitHeaders, told)).toEqual([{ message: retry, place: 'Retry-After' }]);
});

test.each([
  { schema: { type: 'string' }, flaws: 1 },
  { schema: { type: 'string', format: 'date-time' }, flaws: 0 },
])('a Retry-After of $schema that is an instant of RFC 3339 has $flaws flaws', ({ schema, flaws }) => {
  const of = contractOf({
    openapi: '3.1.0',
    info: { title: 'Slow', version: '1' },
    paths: {
      '/books': {
        get: { responses: { 429: { description: 'Later', headers: { 'Retry-After': { schema } } } } },
      },
    },
  });
  const told = { status: 429, headers: { 'retry-after': '2026-10-21T07:28:00Z' } };
  expect(flawsOf(rateLimitHeaders, told, { of })).toHaveLength(flaws);
});
