import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { refusalListed } from './refusal-listed.ts';

const purpose = { probe: { what: 'limit at 2147483648', forbidden: false } };

test('a status that is not listed is an advisory', () => {
  const message = 'got 422 for a probe, and the document does not list that status: document it';
  expect(flawsOf(refusalListed, { status: 422, purpose })).toEqual([{ message }]);
  expect(refusalListed.level).toBe('SHOULD');
});

test.each([
  { why: 'a listed status', told: { status: 400, purpose } },
  { why: 'a failure, which another check finds', told: { operation: 'GET /hours', status: 500, purpose } },
  { why: 'no answer, which another check finds', told: { status: 0, purpose } },
  { why: 'no probe', told: { status: 422 } },
])('no flaw: $why', ({ told }) => {
  expect(flawsOf(refusalListed, told)).toEqual([]);
});
