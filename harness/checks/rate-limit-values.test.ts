import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { rateLimitValues } from './rate-limit-values.ts';

const told = (headers: Readonly<Record<string, string>>, status = 429) => ({ status, headers });

test.each([
  {
    what: 'the window has ended before the answer was made',
    headers: { 'x-ratelimit-reset': '1700000000', date: 'Tue, 14 Nov 2023 22:13:30 GMT' },
    place: 'X-RateLimit-Reset',
    message: 'X-RateLimit-Reset on 429 is in the past',
  },
  {
    what: 'something is left, and refused all the same',
    headers: { 'x-ratelimit-remaining': '7' },
    place: 'X-RateLimit-Remaining',
    message: 'X-RateLimit-Remaining on 429 is not 0',
  },
])('$what', ({ headers, place, message }) => {
  expect(flawsOf(rateLimitValues, told(headers))).toEqual([{ message, place }]);
});

test.each([
  told({}),
  told({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' }),
  told({ 'x-ratelimit-remaining': '7' }, 200),
])('no flaw: $headers with $status', (exchange) => {
  expect(flawsOf(rateLimitValues, exchange)).toEqual([]);
});
