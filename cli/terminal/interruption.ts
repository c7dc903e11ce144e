import { StoppedError } from '../user-error.ts';

/**
 * Does something that Ctrl-C ends early. The first one is told by the signal, so that what was begun can be cleaned up;
 * whatever comes after it ends the process. `onFirst` tells people that it was heard.
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  onFirst: () => void = () => {},
): Promise<T> {
  const stop = new AbortController();
  const leave = (): void => {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
  };
  const onInterrupt = (): void => {
    leave();
    onFirst();
    stop.abort();
  };
  process.on('SIGINT', onInterrupt).on('SIGTERM', onInterrupt);
  try {
    return await work(stop.signal);
  } finally {
    leave();
  }
}

/** Does something that may be left in its middle: a signal ends the waiting for it with a StoppedError. */
export async function unlessStopped<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw new StoppedError();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(new StoppedError());
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(), stopped]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
