import { expect, test } from 'vitest';
import { withFutureEndDates } from './future-dates.ts';

const now = new Date('2026-03-04T05:06:07Z');

test.each([
  [{ expiresAt: '2023-04-19T08:15:14.000Z' }, { expiresAt: '2027-04-19T08:15:14.000Z' }],
  [{ token: { expiry_date: '2024-02-28' } }, { token: { expiry_date: '2027-02-28' } }],
  [[{ valid_until: '2020-01-01T00:00:00+02:00' }], [{ valid_until: '2027-01-01T00:00:00+02:00' }]],
  [{ expiresAt: '2030-01-01T00:00:00Z' }, { expiresAt: '2030-01-01T00:00:00Z' }],
  [{ createdAt: '2020-01-01T00:00:00Z' }, { createdAt: '2020-01-01T00:00:00Z' }],
  [
    { expires: 'never', expiresIn: 3600 },
    { expires: 'never', expiresIn: 3600 },
  ],
])('%j becomes %j', (body, expected) => {
  expect(withFutureEndDates(body, () => true, now)).toEqual(expected);
});

test('what the schema refuses stays as it is', () => {
  const body = { expiresAt: '2023-04-19T08:15:14.000Z' };
  expect(withFutureEndDates(body, () => false, now)).toBe(body);
});
