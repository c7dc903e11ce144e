import { expect, test, vi } from 'vitest';
import { type Job, workPool } from './work-pool.ts';

/** Jobs that end when they are told to. */
function jobs(count: number) {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const waiting: Job[] = Array.from({ length: count }, (_, index) => () => {
    begun.push(index);
    return new Promise<void>((end) => ends.push(end));
  });
  return { begun, ends, waiting, next: async () => waiting.shift() };
}

test('as many jobs as there are slots are done at once, and then the others', async () => {
  const { begun, ends, next } = jobs(5);
  const pool = workPool({ slots: 2, next, onError: () => {} });
  pool.nudge();
  await vi.waitFor(() => expect(begun).toEqual([0, 1]));
  pool.nudge();
  await new Promise(setImmediate);
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  await vi.waitFor(() => expect(begun).toEqual([0, 1, 2]));
  for (const at of [0, 2, 3]) {
    await vi.waitFor(() => expect(ends[at]).toBeDefined());
    ends[at]?.();
  }
  await vi.waitFor(() => expect(begun).toEqual([0, 1, 2, 3, 4]));
});

test('nothing is lost that comes while nothing is found', async () => {
  const begun: string[] = [];
  let found: ((job: Job | undefined) => void) | undefined;
  const next = () =>
    new Promise<Job | undefined>((resolve) => {
      found = resolve;
    });
  const pool = workPool({ slots: 1, next, onError: () => {} });
  pool.nudge();
  const first = found;
  pool.nudge();
  first?.(undefined);
  await vi.waitFor(() => expect(found).not.toBe(first));
  found?.(async () => void begun.push('late'));
  await vi.waitFor(() => expect(begun).toEqual(['late']));
});

test('stopping waits for what is under way, and takes nothing more', async () => {
  const { begun, ends, waiting, next } = jobs(3);
  const pool = workPool({ slots: 1, next, onError: () => {} });
  pool.nudge();
  await vi.waitFor(() => expect(begun).toEqual([0]));
  let isStopped = false;
  const stopped = pool.stop().then(() => {
    isStopped = true;
  });
  await new Promise(setImmediate);
  expect(isStopped).toBe(false);
  ends[0]?.();
  await stopped;
  pool.nudge();
  await new Promise(setImmediate);
  expect(begun).toEqual([0]);
  expect(waiting).toHaveLength(2);
});

test('a job that fails, and a search that fails, are told, and the next nudge goes on', async () => {
  const errors: unknown[] = [];
  const results: (Job | Error)[] = [
    async () => {
      throw new Error('job');
    },
    new Error('search'),
  ];
  const begun: string[] = [];
  const next = async (): Promise<Job | undefined> => {
    const result = results.shift();
    if (result instanceof Error) throw result;
    return result;
  };
  const pool = workPool({ slots: 1, next, onError: (error) => errors.push(error) });
  pool.nudge();
  await vi.waitFor(() => expect(errors).toEqual([new Error('job'), new Error('search')]));
  results.push(async () => void begun.push('after'));
  pool.nudge();
  await vi.waitFor(() => expect(begun).toEqual(['after']));
});
