import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { statusAsAimed } from './status-as-aimed.ts';

const cases = [
  { status: 200, expected: '200', binding: true, flaws: [] },
  { status: 401, expected: '200', binding: true, flaws: ['got 401, expected 200'] },
  // A status that is not documented lands nowhere, and so not where it was due.
  { status: 299, expected: '200', binding: true, flaws: ['got 299, expected 200'] },
  { status: 401, expected: '200', binding: false, flaws: [] },
];

test.each(cases)('$status for $expected, binding: $binding', ({ status, expected, binding, flaws }) => {
  const found = flawsOf(statusAsAimed, { status, purpose: { expected, binding } });
  expect(found.map(({ message }) => message)).toEqual(flaws);
});
