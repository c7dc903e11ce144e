/** Something to do. */
export type Job = () => Promise<void>;

/** Does what there is to do, some things at once. */
export interface WorkPool {
  /** Looks for something to do, now. */
  readonly nudge: () => void;
  /** Takes nothing more, and waits for what is under way. */
  readonly stop: () => Promise<void>;
}

interface WorkPoolOptions {
  /** How many jobs at once. */
  readonly slots: number;
  /** The next thing to do; undefined if there is none now. It is asked again after a nudge, and after every job. */
  readonly next: () => Promise<Job | undefined>;
  readonly onError: (error: unknown) => void;
}

export function workPool({ slots, next, onError }: WorkPoolOptions): WorkPool {
  const running = new Set<Promise<void>>();
  let filled: Promise<void> = Promise.resolve();
  let isFilling = false;
  let isNudged = false;
  let isStopped = false;

  const start = (job: Job): void => {
    const run = job()
      .catch(onError)
      .finally(() => {
        running.delete(run);
        nudge();
      });
    running.add(run);
  };

  const fill = async (): Promise<void> => {
    isFilling = true;
    try {
      while (isNudged && !isStopped && running.size < slots) {
        isNudged = false;
        const job = await next();
        if (!job) continue;
        isNudged = true;
        start(job);
      }
    } catch (error) {
      onError(error);
    } finally {
      isFilling = false;
    }
  };

  const nudge = (): void => {
    isNudged = true;
    if (!isFilling) filled = fill();
  };

  return {
    nudge,
    stop: async () => {
      isStopped = true;
      await filled;
      await Promise.all(running);
    },
  };
}
