import { fail } from '../errors/users-error.ts';

/** Throws 408 once the time of a request is over. What is asked last in a transaction rolls it back. */
export type StillInTime = () => void;

/** Does the work of a request within a time, or throws 408; the work can ask, so that nothing of it is kept. */
export async function withinTime<T>(
  milliseconds: number,
  work: (stillInTime: StillInTime) => Promise<T>,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    late.reject(fail('REQUEST_TIMEOUT'));
  }, milliseconds);
  try {
    return await Promise.race([
      work(() => {
        if (isLate) throw fail('REQUEST_TIMEOUT');
      }),
      late.promise,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

/** A request whose time is over before anything is done for it. */
export async function overAtOnce(): Promise<never> {
  throw fail('REQUEST_TIMEOUT');
}
