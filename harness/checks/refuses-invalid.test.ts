import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { refusesInvalid } from './refuses-invalid.ts';

const probe = { what: '"title" of the wrong type', forbidden: true };

test('success to what is forbidden is a flaw, and says the kind of mistake and not the place', () => {
  const message = 'got 201 for a request that the document forbids: a member of the wrong type';
  expect(flawsOf(refusesInvalid, { status: 201, purpose: { probe } })).toEqual([{ message }]);
});

test.each([
  { why: 'a refusal', told: { status: 422, purpose: { probe } } },
  { why: 'a failure, which another check finds', told: { status: 500, purpose: { probe } } },
  { why: 'a redirection', told: { status: 302, purpose: { probe } } },
  { why: 'accepted for later', told: { status: 202, purpose: { probe } } },
  { why: 'several answers in one', told: { status: 207, purpose: { probe } } },
  { why: 'nothing forbidden', told: { status: 200, purpose: { probe: { ...probe, forbidden: false } } } },
  { why: 'no probe', told: { status: 200 } },
])('no flaw: $why', ({ told }) => {
  expect(flawsOf(refusesInvalid, told)).toEqual([]);
});
