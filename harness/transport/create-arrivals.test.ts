import { expect, test } from 'vitest';
import { createArrivals } from './create-arrivals.ts';

test('whoever waits is told as soon as enough has come', async () => {
  const { arrivals, add } = createArrivals<string>();
  const both = arrivals.until((all) => all.length === 2, 10_000);
  add('one');
  add('two');
  expect(await both).toBe(true);
  expect(arrivals.all()).toEqual(['one', 'two']);
});

test('what has come already does not have to be waited for', async () => {
  const { arrivals, add } = createArrivals<string>();
  add('one');
  expect(await arrivals.until(([first]) => first === 'one', 10_000)).toBe(true);
});

test('whoever waits in vain is told so when their time is over', async () => {
  const { arrivals, add } = createArrivals<string>();
  const start = performance.now();
  const never = arrivals.until(([first]) => first === 'two', 40);
  add('one');
  expect(await never).toBe(false);
  expect(performance.now() - start).toBeGreaterThan(30);
});

test('what was looked at earlier does not change afterwards', () => {
  const { arrivals, add } = createArrivals<string>();
  const before = arrivals.all();
  add('one');
  expect(before).toEqual([]);
});
