import { expect, test } from 'vitest';
import { exchangeOf, type Told } from '../testing/exchanges.ts';
import { createTargetHealth, type TargetHealth } from './target-health.ts';

const [list, add, read, hours] = ['GET /books', 'POST /books', 'GET /books/{bookId}', 'GET /hours'];

/** What came back, in its order: an answer, or nothing at all from an operation. */
function after(events: readonly (Told | { readonly silent: string })[]): TargetHealth {
  const health = createTargetHealth();
  events.forEach((event, index) => {
    if ('silent' in event) health.silent(event.silent);
    else health.answered({ ...exchangeOf(event), ...oneAfterTheOther(index), id: `x${index + 1}` });
  });
  return health;
}

function oneAfterTheOther(index: number) {
  return { startedAt: index * 10, milliseconds: 5 };
}

test('a success that was asked for before a failure was over tells nothing about it', () => {
  const health = createTargetHealth();
  health.answered({ ...exchangeOf(down()), id: 'x1', startedAt: 0, milliseconds: 5 });
  health.answered({ ...exchangeOf(alive), id: 'x2', startedAt: 3, milliseconds: 9 });
  expect(health.failures()).toEqual(['x1']);
  health.answered({ ...exchangeOf(alive), id: 'x3', startedAt: 6, milliseconds: 1 });
  expect(health.failures()).toEqual([]);
});

const down = (operation = list): Told => ({ operation, status: 503, purpose: { expected: '200' } });
const everywhere = [down(list), down(add), down(read), down(list), down(add)];
const alive: Told = { operation: list, status: 200 };
const four = everywhere.slice(1);

test.each<{ what: string; events: Parameters<typeof after>[0]; isSuspect: boolean }>([
  { what: 'nothing', events: [], isSuspect: false },
  { what: 'failures of several operations in a row', events: [alive, ...everywhere], isSuspect: true },
  { what: 'not enough of them', events: [alive, ...four], isSuspect: false },
  { what: 'failures of one operation', events: Array.from({ length: 50 }, () => down()), isSuspect: false },
  {
    what: 'failures of two operations',
    events: Array.from({ length: 25 }, () => [down(list), down(add)]).flat(),
    isSuspect: false,
  },
  { what: 'a success among them', events: [...four, alive, ...four], isSuspect: false },
  {
    what: 'a refusal among them, which whoever stands before a server can say as well',
    events: [...four, { operation: read, status: 401 }, down(list)],
    isSuspect: true,
  },
  {
    what: 'a success that was not meant',
    events: [...four, { operation: read, status: 200, purpose: { expected: '404' } }, down(list)],
    isSuspect: true,
  },
  {
    what: 'a control that is refused',
    events: [
      ...four,
      { operation: list, status: 401, purpose: { step: 'control', expected: '200' } },
      down(list),
    ],
    isSuspect: false,
  },
  {
    what: 'failures that were meant',
    events: everywhere.map((told) => ({ ...told, operation: list, status: 500, purpose: {} })),
    isSuspect: false,
  },
  {
    what: 'failures that were injected',
    events: everywhere.map((told) => ({ ...told, purpose: { evidence: 'injected' as const } })),
    isSuspect: false,
  },
  {
    what: 'silence of a single operation',
    events: Array.from({ length: 5 }, () => ({ silent: hours })),
    isSuspect: true,
  },
  {
    what: 'silence with an answer in it',
    events: [
      ...Array.from({ length: 4 }, () => ({ silent: hours })),
      { operation: read, status: 404 },
      ...Array.from({ length: 4 }, () => ({ silent: hours })),
    ],
    isSuspect: false,
  },
  {
    what: 'silence and failures of several operations',
    events: [down(list), { silent: hours }, down(add), { silent: hours }, down(list)],
    isSuspect: true,
  },
])('$what', ({ events, isSuspect }) => {
  expect(after(events).isSuspect()).toBe(isSuspect);
});

test('what failed since the last sign of life is known, and stays known once the target is given up', () => {
  const health = after([down(list), alive, down(add), { operation: read, status: 404 }, down(read)]);
  expect(health.failures()).toEqual(['x3', 'x5']);
  expect(health.isSteady()).toBe(false);
  health.giveUp();
  health.answered(exchangeOf(alive));
  health.answered({ ...exchangeOf(down(list)), id: 'x7' });
  expect(health.failures()).toEqual(['x3', 'x5', 'x7']);
  expect([health.isGivenUp(), health.isSuspect()]).toEqual([true, false]);
});

test('a sign of life forgets them', () => {
  const health = after([down(list), down(add), alive]);
  expect([health.failures(), health.isSteady()]).toEqual([[], true]);
});
