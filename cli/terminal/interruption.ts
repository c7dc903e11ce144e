import { shellWord } from '../../reports/parts/shell-word.ts';
import { ExitCode } from '../exit-code.ts';
import { StoppedError } from '../user-error.ts';
import { doLastResort, hasLastResort } from './last-resort.ts';
import { tell } from './print.ts';
import { typedCommand } from './typed-command.ts';

/** Whoever sends SIGTERM kills what is still there after ten seconds: Docker, and most of those who do the same. */
const TERMINATION_MS = 8000;

interface Interrupted {
  /** Tells people that the signal was heard. */
  readonly onFirst?: () => void;
  /** Ends the process: the time after SIGTERM is over. After Ctrl-C, people decide how long they wait. */
  readonly onOverdue: () => void;
  readonly terminationMs?: number;
  /** Where signals come from: the process, but for tests. */
  readonly signals?: Pick<NodeJS.EventEmitter, 'on' | 'off'>;
}

/**
 * Does something that Ctrl-C and SIGTERM end early. The first one is told by the signal, so that what was begun can be
 * cleaned up; whatever comes after it ends the process, once the last resort is done.
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { onFirst, onOverdue, terminationMs = TERMINATION_MS, signals = process }: Interrupted,
): Promise<T> {
  const stop = new AbortController();
  let overdue: NodeJS.Timeout | undefined;
  const leave = (): void => {
    for (const listener of [onInterrupt, onAgain]) signals.off('SIGINT', listener).off('SIGTERM', listener);
  };
  const onAgain = async (name: NodeJS.Signals): Promise<void> => {
    leave();
    await doLastResort();
    process.kill(process.pid, name);
  };
  const onInterrupt = (name: NodeJS.Signals): void => {
    leave();
    if (hasLastResort()) signals.on('SIGINT', onAgain).on('SIGTERM', onAgain);
    onFirst?.();
    if (name === 'SIGTERM') overdue = setTimeout(onOverdue, terminationMs);
    stop.abort();
  };
  signals.on('SIGINT', onInterrupt).on('SIGTERM', onInterrupt);
  try {
    return await work(stop.signal);
  } finally {
    leave();
    clearTimeout(overdue);
  }
}

/** Ends the process in the middle of what it does, and says what is to be done about it. */
export async function leaveAtOnce(out: string): Promise<never> {
  tell(
    `Stopped before everything was removed and reported: the time after SIGTERM is over. To remove what is left: ${typedCommand()} clean --out ${shellWord([out])}`,
  );
  await doLastResort();
  process.exit(ExitCode.inconclusive);
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
