/**
 * Does something that Ctrl-C ends early. The first one is told by the signal, so that what was begun can be cleaned up;
 * the second one ends the process. `onFirst` tells people that it was heard.
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  onFirst: () => void = () => {},
): Promise<T> {
  const stop = new AbortController();
  const onInterrupt = (): void => {
    onFirst();
    stop.abort();
  };
  process.once('SIGINT', onInterrupt).once('SIGTERM', onInterrupt);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
  }
}
