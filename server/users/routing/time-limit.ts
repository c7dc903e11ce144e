import { setTimeout } from 'node:timers/promises';
import { fail } from '../errors/users-error.ts';

/** Throws 408 once the time of a request is over. What is asked last in a transaction rolls it back. */
export type StillInTime = () => void;

/** Does the work of a request within a time, or throws 408; the work can ask, so that nothing of it is kept. */
export async function withinTime<T>(
  milliseconds: number,
  work: (stillInTime: StillInTime) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  let isLate = false;
  const late = setTimeout(milliseconds, undefined, { signal: done.signal }).then(() => {
    isLate = true;
    throw fail('REQUEST_TIMEOUT');
  });
  try {
    return await Promise.race([
      work(() => {
        if (isLate) throw fail('REQUEST_TIMEOUT');
      }),
      late,
    ]);
  } finally {
    late.catch(() => {});
    done.abort();
  }
}

/** A request whose time is over before anything is done for it. */
export async function overAtOnce(): Promise<never> {
  throw fail('REQUEST_TIMEOUT');
}
