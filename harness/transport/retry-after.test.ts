import { expect, test } from 'vitest';
import { waitAskedBy } from './retry-after.ts';

const date = 'Tue, 03 Mar 2026 10:00:00 GMT';
const inSeconds = (seconds: number) => String(Date.parse(date) / 1000 + seconds);

test.each([
  ['seconds', { 'retry-after': '7' }, 7000],
  ['no time at all', { 'retry-after': '0' }, 0],
  ['a date, by the clock of the server', { 'retry-after': 'Tue, 03 Mar 2026 10:00:30 GMT', date }, 30_000],
  ['a date that is over', { 'retry-after': 'Tue, 03 Mar 2026 09:00:00 GMT', date }, 0],
  ['nothing', {}, undefined],
  ['something else', { 'retry-after': 'soon' }, undefined],
  ['less than nothing', { 'retry-after': '-3' }, undefined],
  ['the moment of a reset', { 'x-ratelimit-reset': inSeconds(12), date }, 12_000],
  ['a reset in seconds', { 'x-ratelimit-reset': '12', date }, 12_000],
  ['a reset that is over', { 'x-ratelimit-reset': inSeconds(-5), date }, 0],
  ['a reset that is no number', { 'x-ratelimit-reset': 'noon' }, undefined],
  ['both', { 'retry-after': '7', 'x-ratelimit-reset': '12' }, 7000],
  ['a reset where Retry-After says nothing', { 'retry-after': 'soon', 'x-ratelimit-reset': '12' }, 12_000],
])('%s', (_, headers, wait) => {
  expect(waitAskedBy({ status: 429, headers, body: '' })).toBe(wait);
});

test('without a clock of the server, a date is one of ours', () => {
  const moment = new Date(Date.now() + 60_000).toUTCString();
  const wait = waitAskedBy({ status: 429, headers: { 'retry-after': moment }, body: '' }) ?? 0;
  expect(wait).toBeGreaterThan(57_000);
  expect(wait).toBeLessThanOrEqual(60_000);
});
