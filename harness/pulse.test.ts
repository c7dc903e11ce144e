import { expect, test } from 'vitest';
import { createPulse, type Pulse } from './pulse.ts';
import { exchangeOf, type Told } from './testing/exchanges.ts';

const [list, add, read, hours] = ['GET /books', 'POST /books', 'GET /books/{bookId}', 'GET /hours'];

/** What came back, in its order: an answer, or nothing at all from an operation. */
function after(events: readonly (Told | { readonly silent: string })[]): Pulse {
  const pulse = createPulse();
  events.forEach((event, index) => {
    if ('silent' in event) pulse.silent(event.silent);
    else pulse.answered({ ...exchangeOf(event), ...oneAfterTheOther(index), id: `x${index + 1}` });
  });
  return pulse;
}

function oneAfterTheOther(index: number) {
  return { startedAt: index * 10, milliseconds: 5 };
}

test('a success that was asked for before a failure was over tells nothing about it', () => {
  const pulse = createPulse();
  pulse.answered({ ...exchangeOf(down()), id: 'x1', startedAt: 0, milliseconds: 5 });
  pulse.answered({ ...exchangeOf(alive), id: 'x2', startedAt: 3, milliseconds: 9 });
  expect(pulse.failures()).toEqual(['x1']);
  pulse.answered({ ...exchangeOf(alive), id: 'x3', startedAt: 6, milliseconds: 1 });
  expect(pulse.failures()).toEqual([]);
});

const down = (operation = list): Told => ({ operation, status: 503, purpose: { expected: '200' } });
const everywhere = [down(list), down(add), down(read), down(list), down(add)];
const alive: Told = { operation: list, status: 200 };
const four = everywhere.slice(1);

test.each<{ what: string; events: Parameters<typeof after>[0]; isWeak: boolean }>([
  { what: 'nothing', events: [], isWeak: false },
  { what: 'failures of several operations in a row', events: [alive, ...everywhere], isWeak: true },
  { what: 'not enough of them', events: [alive, ...four], isWeak: false },
  { what: 'failures of one operation', events: Array.from({ length: 50 }, () => down()), isWeak: false },
  {
    what: 'failures of two operations',
    events: Array.from({ length: 25 }, () => [down(list), down(add)]).flat(),
    isWeak: false,
  },
  { what: 'a success among them', events: [...four, alive, ...four], isWeak: false },
  {
    what: 'a refusal among them, which whoever stands before a server can say as well',
    events: [...four, { operation: read, status: 401 }, down(list)],
    isWeak: true,
  },
  {
    what: 'a success that was not meant',
    events: [...four, { operation: read, status: 200, purpose: { expected: '404' } }, down(list)],
    isWeak: true,
  },
  {
    what: 'a control that is refused',
    events: [
      ...four,
      { operation: list, status: 401, purpose: { step: 'control', expected: '200' } },
      down(list),
    ],
    isWeak: false,
  },
  {
    what: 'failures that were meant',
    events: everywhere.map((told) => ({ ...told, operation: list, status: 500, purpose: {} })),
    isWeak: false,
  },
  {
    what: 'failures that were injected',
    events: everywhere.map((told) => ({ ...told, purpose: { evidence: 'injected' as const } })),
    isWeak: false,
  },
  {
    what: 'silence of a single operation',
    events: Array.from({ length: 5 }, () => ({ silent: hours })),
    isWeak: true,
  },
  {
    what: 'silence with an answer in it',
    events: [
      ...Array.from({ length: 4 }, () => ({ silent: hours })),
      { operation: read, status: 404 },
      ...Array.from({ length: 4 }, () => ({ silent: hours })),
    ],
    isWeak: false,
  },
  {
    what: 'silence and failures of several operations',
    events: [down(list), { silent: hours }, down(add), { silent: hours }, down(list)],
    isWeak: true,
  },
])('$what', ({ events, isWeak }) => {
  expect(after(events).isWeak()).toBe(isWeak);
});

test('what failed since the last sign of life is known, and stays known once the target is given up', () => {
  const pulse = after([down(list), alive, down(add), { operation: read, status: 404 }, down(read)]);
  expect(pulse.failures()).toEqual(['x3', 'x5']);
  expect(pulse.isSteady()).toBe(false);
  pulse.giveUp();
  pulse.answered(exchangeOf(alive));
  pulse.answered({ ...exchangeOf(down(list)), id: 'x7' });
  expect(pulse.failures()).toEqual(['x3', 'x5', 'x7']);
  expect([pulse.isGivenUp(), pulse.isWeak()]).toEqual([true, false]);
});

test('a sign of life forgets them', () => {
  const pulse = after([down(list), down(add), alive]);
  expect([pulse.failures(), pulse.isSteady()]).toEqual([[], true]);
});
