import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { errorMessage } from './error-message.ts';

const answer = (message: unknown, purpose = {}, status = 401) => ({
  status,
  body: { error: 'unauthorized', message },
  purpose: { cause: 'missing-credentials' as const, ...purpose },
});

test('another text than the one of the cause is a flaw', () => {
  expect(flawsOf(errorMessage, answer('This card has expired'))).toEqual([
    { message: 'the text of the error is not the documented "Show your card"', place: '/message' },
  ]);
});

test.each([
  { why: 'it is the text', told: answer('Show your card') },
  { why: 'the cause is not known', told: answer('Whatever', { cause: undefined }) },
  { why: 'the document shows nothing for the cause', told: answer('Whatever', { cause: 'rate-limited' }) },
  { why: 'a value can be wrong in many ways', told: answer('age!', { cause: 'invalid-member' }, 400) },
  { why: 'it was aimed elsewhere', told: answer('Whatever', { expected: '200' }) },
  { why: 'the text is none, which the schema judges', told: answer(7) },
  { why: 'it is a success', told: { status: 200, body: { message: 'Well' } } },
])('no flaw where $why', ({ told }) => {
  expect(flawsOf(errorMessage, told)).toEqual([]);
});

test('nothing is known about errors of an API without an error contract', () => {
  expect(flawsOf(errorMessage, answer('Whatever'), { errors: 'none' })).toEqual([]);
});
