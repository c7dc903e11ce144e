import { expect, test } from 'vitest';
import { coveringStatus, numericStatus } from './status.ts';

test.each<[documented: string[], status: number, covering: string | undefined]>([
  [['200', '404'], 404, '404'],
  [['default', '4XX', '404'], 404, '404'],
  [['default', '4XX'], 404, '4XX'],
  [['default', '4xx'], 404, '4xx'],
  [['default', '5XX'], 404, 'default'],
  [['200', '5XX'], 404, undefined],
  [[], 200, undefined],
])('%j cover %s by %s', (documented, status, covering) => {
  expect(coveringStatus(documented, status)).toBe(covering);
});

test.each<[documented: string, status: number | undefined]>([
  ['404', 404],
  ['4XX', 400],
  ['5xx', 500],
  ['6XX', undefined],
  ['default', undefined],
])('%s is aimed at with %s', (documented, status) => {
  expect(numericStatus(documented)).toBe(status);
});
