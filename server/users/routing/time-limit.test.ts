import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withinTime } from './time-limit.ts';

const late = { code: 'REQUEST_TIMEOUT' };

test('work within its time is done', async () => {
  expect(
    await withinTime(1000, async (stillInTime) => {
      stillInTime();
      return 'done';
    }),
  ).toBe('done');
});

test('work that takes longer is refused, and is told so before it keeps anything', async () => {
  const told: unknown[] = [];
  const work = async (stillInTime: () => void): Promise<void> => {
    await setTimeout(30);
    try {
      stillInTime();
    } catch (error) {
      told.push(error);
    }
  };
  await expect(withinTime(5, work)).rejects.toMatchObject(late);
  await setTimeout(40);
  expect(told).toEqual([expect.objectContaining(late)]);
});

test('a failure of the work is that of the request', async () => {
  await expect(withinTime(1000, async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
