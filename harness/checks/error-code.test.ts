import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { errorCode } from './error-code.ts';

const answer = (status: number, error: unknown, purpose = {}) => ({
  status,
  body: { error, message: 'No' },
  purpose,
});

test('the code of another status is a flaw', () => {
  expect(flawsOf(errorCode, answer(401, 'forbidden'))).toEqual([
    { message: 'got the error code "forbidden", expected "unauthorized"', place: '/error' },
  ]);
});

test('the code of another cause is a flaw where the cause is known', () => {
  const purpose = { cause: 'malformed-body' } as const;
  expect(flawsOf(errorCode, answer(400, 'bad_request'))).toEqual([]);
  expect(flawsOf(errorCode, answer(400, 'bad_request', purpose))).toEqual([
    { message: 'got the error code "bad_request", expected "bad_body"', place: '/error' },
  ]);
  expect(flawsOf(errorCode, answer(400, 'bad_body', purpose))).toEqual([]);
});

test('all codes of a status are named, each once', () => {
  expect(flawsOf(errorCode, answer(400, 'x')).map(({ message }) => message)).toEqual([
    'got the error code "x", expected "bad_id" or "bad_request" or "bad_body" or "incomplete" or "invalid"',
  ]);
});

test.each([
  { why: 'it is a success', told: { status: 200, body: { error: 'forbidden' } } },
  { why: 'the body is no object', told: { status: 401, body: ['forbidden'] } },
  { why: 'the code is no text, which the schema judges', told: answer(401, 7) },
  { why: 'the document does not list the status', told: answer(418, 'teapot') },
])('no flaw where $why', ({ told }) => {
  expect(flawsOf(errorCode, told)).toEqual([]);
});

test('nothing is known about errors of an API without an error contract', () => {
  expect(flawsOf(errorCode, answer(401, 'forbidden'), { errors: 'none' })).toEqual([]);
});

test('no flaw where only texts tell errors apart', () => {
  const errors = { message: 'message' };
  expect(flawsOf(errorCode, answer(401, 'forbidden'), { errors })).toEqual([]);
});
