import { expect, test } from 'vitest';
import { type Allowance, createTally } from './rate-allowance.ts';

const minuteAndDay: Allowance = {
  windows: [
    { most: 10, seconds: 60 },
    { most: 20, seconds: 86_400 },
  ],
  ofOneStory: 4,
};

/** What a tally says after so many a second apart, the first at the first second of 1970. */
function restAfter(times: number, allowance = minuteAndDay): number {
  let now = 0;
  const tally = createTally(() => now);
  for (let count = 0; count < times; count++) {
    now += 1000;
    tally.count('ann', allowance);
  }
  return tally.restsUntil('ann');
}

test.each([
  { times: 0, until: 0, why: 'nothing was done' },
  { times: 6, until: 0, why: 'four more fit into a minute' },
  { times: 7, until: 61_000, why: 'until the first is a minute ago' },
  { times: 9, until: 63_000, why: 'until the third is a minute ago' },
  { times: 16, until: 70_000, why: 'four more fit into a day, and into a minute from the tenth on' },
  { times: 17, until: 86_401_000, why: 'until the first is a day ago' },
])('after $times of them an account rests until $until ms: $why', ({ times, until }) => {
  expect(restAfter(times)).toBe(until);
});

test('what one account does says nothing about another, nor one allowance about another', () => {
  const tally = createTally(() => 1000);
  const other: Allowance = { windows: [{ most: 5, seconds: 10 }], ofOneStory: 4 };
  for (let count = 0; count < 6; count++) tally.count('ann', minuteAndDay);
  for (let count = 0; count < 2; count++) tally.count('bob', other);
  expect([tally.restsUntil('ann'), tally.restsUntil('bob')]).toEqual([0, 11_000]);
  tally.count('ann', other);
  expect(tally.restsUntil('ann')).toBe(0);
});
