import { expect, test } from 'vitest';
import { exchangeOf, flawsOf } from '../testing/exchanges.ts';
import { contractOf, library } from '../testing/library.ts';
import { answered } from './answered.ts';

test('no answer is a flaw, and it says why', () => {
  const exchange = exchangeOf({ status: 0 });
  const failure = 'the connection was closed before the response';
  const told = { ...exchange, response: { ...exchange.response, failure } };
  const context = { contract: contractOf(library), errors: undefined, landed: undefined };
  expect(answered.judge(told, context)).toEqual([{ message: `got no response, twice: ${failure}` }]);
});

test.each([200, 404, 500])('any answer is one: %i', (status) => {
  expect(flawsOf(answered, { status })).toEqual([]);
});
