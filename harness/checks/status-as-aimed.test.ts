import { expect, test } from 'vitest';
import { contract, exchangeOf, flawsOf } from '../testing/exchanges.ts';
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

test.each([405, 501])('%i where the document lists it: the method is switched off', (status) => {
  const exchange = exchangeOf({ status, purpose: { expected: '200', binding: true } });
  const [other] = exchange.operation.responses;
  const landed = other && { ...other, status: `${status}` };
  const found = (on: typeof landed) =>
    statusAsAimed.judge(exchange, { contract, errors: undefined, landed: on });
  expect(found(undefined).map(({ message }) => message)).toEqual([`got ${status}, expected 200`]);
  expect(found(landed)).toEqual([]);
});
