import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { interruptible } from './interruption.ts';

/** Something that goes on until it is told that its time is over, or until a moment after a signal. */
function endless(signal: NodeJS.Signals, { hears }: { readonly hears: boolean }) {
  const signals = new EventEmitter();
  const { promise: overdue, resolve } = Promise.withResolvers<string>();
  const work = async (stopped: AbortSignal): Promise<string> => {
    signals.emit(signal, signal);
    expect(stopped.aborted).toBe(true);
    return hears ? 'cleaned up' : new Promise(() => {});
  };
  const ended = interruptible(work, { onOverdue: () => resolve('overdue'), terminationMs: 30, signals });
  return Promise.race([ended, overdue, setTimeout(200, 'goes on')]);
}

test.each([
  { signal: 'SIGTERM', hears: false, ends: 'overdue' },
  { signal: 'SIGTERM', hears: true, ends: 'cleaned up' },
  { signal: 'SIGINT', hears: false, ends: 'goes on' },
  { signal: 'SIGINT', hears: true, ends: 'cleaned up' },
] as const)('$signal, and it stops: $hears: $ends', async ({ signal, hears, ends }) => {
  expect(await endless(signal, { hears })).toBe(ends);
});

test('who is done in time is not told later', async () => {
  let isOverdue = false;
  const onOverdue = (): void => {
    isOverdue = true;
  };
  const signals = new EventEmitter();
  const work = async () => void signals.emit('SIGTERM', 'SIGTERM');
  await interruptible(work, { onOverdue, terminationMs: 10, signals });
  await setTimeout(30);
  expect(isOverdue).toBe(false);
});
