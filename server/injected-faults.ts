import { setTimeout } from 'node:timers/promises';
import type { Fault } from './fault-protocol.ts';
import { withStorageFault } from './storage/faults.ts';

/** A statement that was cancelled because it took too long, as PostgreSQL says it. */
class SlowDatabase extends Error {
  override readonly name = 'SlowDatabase';
  readonly code = '57014';
}

/**
 * Does the work of a request with the fault that it may have: its storage fails, or does not answer. A limit that is
 * exceeded is no matter of the work.
 *
 * @param timeoutMs how long a request waits for the database
 */
export function withFault<T>(fault: Fault | null, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  if (fault === 'timeout') return databaseDoesNotAnswer(timeoutMs);
  return fault === 'storage-error:before' || fault === 'storage-error:after' || fault === 'storage-lost'
    ? withStorageFault(fault, work)
    : work();
}

async function databaseDoesNotAnswer(timeoutMs: number): Promise<never> {
  await setTimeout(timeoutMs, undefined, { ref: false });
  throw new SlowDatabase('The database did not answer in time');
}
