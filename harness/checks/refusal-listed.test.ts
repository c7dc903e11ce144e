import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { refusalListed } from './refusal-listed.ts';
import { statusDeclared } from './status-declared.ts';

const purpose = { probe: { what: 'limit at 2147483648', forbidden: false } };

test('a status that is not listed is an advisory', () => {
  const message = 'got 422 for a probe, and the document does not list that status: document it';
  expect(flawsOf(refusalListed, { status: 422, purpose })).toEqual([{ message }]);
  expect(refusalListed.level).toBe('SHOULD');
});

test('so is a refusal of a request of which nobody knows that it must succeed', () => {
  const message =
    'got 422 for a request that may be refused, and the document does not list that status: document it';
  const told = { status: 422, purpose: { binding: false } };
  expect(flawsOf(refusalListed, told)).toEqual([{ message }]);
  expect(flawsOf(statusDeclared, told)).toEqual([]);
  expect(flawsOf(statusDeclared, { status: 422, purpose: { binding: true } })).toHaveLength(1);
});

test.each([
  { why: 'a listed status', told: { status: 400, purpose } },
  { why: 'a failure, which another check finds', told: { operation: 'GET /hours', status: 500, purpose } },
  { why: 'no answer, which another check finds', told: { status: 0, purpose } },
  { why: 'a request that must succeed', told: { status: 422, purpose: { binding: true } } },
  { why: 'an unlisted success', told: { status: 204, purpose: { binding: false } } },
])('no flaw: $why', ({ told }) => {
  expect(flawsOf(refusalListed, told)).toEqual([]);
});
