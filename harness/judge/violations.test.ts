import { expect, test } from 'vitest';
import type { RecordedFlaw } from '../model/judged-exchange.ts';
import { judgedOf } from '../testing/exchanges.ts';
import { scenarioOf } from '../testing/runs.ts';
import { wrongs } from './violations.ts';

const missed: RecordedFlaw = {
  check: 'status-as-aimed',
  level: 'MUST',
  message: 'got 200, expected 404',
  place: undefined,
};
const drift: RecordedFlaw = {
  check: 'body-matches-schema',
  level: 'MUST',
  message: 'title is required',
  place: '/title',
};
const advice: RecordedFlaw = {
  check: 'security-headers',
  level: 'SHOULD',
  message: 'no nosniff',
  place: undefined,
};

const aimedAt404 = { operation: 'GET /books/{bookId}', status: 200, purpose: { expected: '404' } };
const story = scenarioOf('a scenario', async () => undefined);

test('a missed aim counts where it was aimed, everything else where it landed', () => {
  const found = wrongs([judgedOf(aimedAt404, [missed, drift])], [], [story], () => true);
  expect(found.map(({ check, cell }) => [check, cell])).toEqual([
    ['status-as-aimed', 'GET /books/{bookId} 404'],
    ['body-matches-schema', 'GET /books/{bookId} 200'],
  ]);
});

test('advisories come last', () => {
  const found = wrongs([judgedOf({}, [advice]), judgedOf({}, [drift])], [], [story], () => true);
  expect(found.map(({ level }) => level)).toEqual(['MUST', 'SHOULD']);
});

test('what is not held against the target is not wrong, what else is wrong with the answer still is', () => {
  const found = wrongs(
    [judgedOf(aimedAt404, [missed, drift])],
    [],
    [story],
    (_, check) => check !== 'status-as-aimed',
  );
  expect(found.map(({ check }) => check)).toEqual(['body-matches-schema']);
});

test('a status that the document does not list has no cell', () => {
  const undeclared: RecordedFlaw = {
    check: 'status-declared',
    level: 'MUST',
    message: '418',
    place: undefined,
  };
  const [found] = wrongs([judgedOf({ status: 418 }, [undeclared])], [], [story], () => true);
  expect(found?.cell).toBeUndefined();
});

test.each([
  ['must', 'MUST'],
  ['may', 'SHOULD'],
] as const)('a claim of a scenario that %s hold violates a %s', (aim, level) => {
  const claims = [
    { exchange: 'x1', sentence: 'the list has it', holds: false },
    { exchange: 'x1', sentence: 'the id stays', holds: true },
  ];
  const found = wrongs([judgedOf({})], claims, [{ ...story, aim }], () => true);
  expect(found).toMatchObject([
    { level, check: 'claim', cell: 'GET /books 200', message: 'Failed: the list has it' },
  ]);
});
