import { expect, test } from 'vitest';
import { judgedOf } from '../testing/exchanges.ts';
import { refusedLikeValidRequest } from './refused-like-valid-request.ts';

type Told = Parameters<typeof judgedOf>[0];

function exchanges(...all: readonly Told[]) {
  return all.map((told, index) => {
    const judged = judgedOf(told);
    return { ...judged, exchange: { ...judged.exchange, id: `x${index}` } };
  });
}

const valid: Told = { operation: 'POST /books', status: 403, purpose: { expected: '201' } };
const wrong: Told = { operation: 'POST /books', status: 403, purpose: { expected: '400' } };

test('what a valid request is refused with says nothing about a wrong one', () => {
  const excuses = refusedLikeValidRequest(exchanges(valid, wrong));
  expect([...excuses.keys()]).toEqual(['x1']);
  expect(excuses.get('x1')?.reason.sentence).toBe(
    'a valid request of POST /books is refused with 403, too, so that this one proves nothing',
  );
});

test.each([
  ['a success', exchanges({ ...valid, status: 201 }, { ...wrong, status: 201 })],
  ['another refusal', exchanges(valid, { ...wrong, status: 409 })],
  ['what was expected', exchanges({ ...valid, status: 400 }, { ...wrong, status: 400 })],
  ['the refusal of somebody else', exchanges(valid, { ...wrong, persona: 'anonymous' })],
  ['the valid request itself', exchanges(valid)],
  [
    'a clean-up, which may find nothing',
    exchanges({ ...valid, purpose: { expected: '204', step: 'clean-up' } }, { ...wrong, status: 403 }),
  ],
])('%s is excused by nothing', (_, told) => {
  expect(refusedLikeValidRequest(told).size).toBe(0);
});
