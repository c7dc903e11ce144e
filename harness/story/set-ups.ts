import { Stop } from '../model/stop.ts';

/** What the set-ups of a run have taught: which request creates something, and what cannot be created. */
export interface SetUps {
  /** Throws the Stop of what failed before, so that nothing is made for its sake. */
  readonly requirePossible: (what: string) => void;
  /**
   * What comes of the first of several requests for the same that succeeds; those that failed before are left out. Throws
   * the Stop of the last one, also to every later scenario that needs the same: what failed is not sent again.
   */
  readonly tryInOrder: <T>(what: string, attempts: readonly (() => Promise<T>)[]) => Promise<T>;
}

interface Lesson {
  /** The first attempt that is worth to be made. */
  readonly from: number;
  readonly works: boolean;
  /** Why it fails, once nothing worked. */
  readonly failure?: Stop;
}

/** Lives as long as its run. Set-ups that were never tried are tried by one scenario at a time. */
export function createSetUps(): SetUps {
  const lessons = new Map<string, Lesson>();
  const underWay = new Map<string, Promise<unknown>>();

  async function attempt<T>(what: string, attempts: readonly (() => Promise<T>)[]): Promise<T> {
    const lesson = lessons.get(what) ?? { from: 0, works: false };
    const worthwhile = attempts.slice(Math.min(lesson.from, attempts.length - 1));
    let last: Stop | undefined;
    for (const [index, send] of worthwhile.entries()) {
      try {
        const answer = await sendPastConflict(send, lesson);
        lessons.set(what, { from: lesson.from + index, works: true });
        return answer;
      } catch (error) {
        if (!isRefused(error)) throw error;
        last = error;
        // It was made all the same: once is enough.
        if (error.status < 300) break;
      }
    }
    if (!last) throw new Stop('setup-failed', `there is no request for ${what}`);
    // What was created once in this run can be created: this failure has another cause.
    if (!lesson.works) lessons.set(what, { ...lesson, failure: last });
    throw last;
  }

  function requirePossible(what: string): void {
    const failure = lessons.get(what)?.failure;
    if (failure) throw new Stop(failure.kind, failure.message);
  }

  return {
    requirePossible,
    tryInOrder: async (what, attempts) => {
      while (!lessons.has(what) && underWay.has(what)) await underWay.get(what);
      requirePossible(what);
      const trying = attempt(what, attempts);
      if (lessons.has(what)) return trying;
      const settled = trying.then(
        () => undefined,
        () => undefined,
      );
      underWay.set(what, settled);
      try {
        return await trying;
      } finally {
        underWay.delete(what);
      }
    },
  };
}

/**
 * Sends once more what worked before in this run, and is refused with 409: requests at the same moment can conflict with
 * each other, and the refused one was not applied (RFC 9110, section 15.5.10).
 */
async function sendPastConflict<T>(send: () => Promise<T>, { works }: Lesson): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!works || !isRefused(error) || error.status !== 409) throw error;
    return send();
  }
}

/** Whether an answer will be the same the next time: a limit, or credentials that are not good any more, pass. */
function isRefused(error: unknown): error is Stop & { readonly status: number } {
  if (!(error instanceof Stop) || error.kind !== 'setup-failed' || error.status === undefined) return false;
  return error.status !== 401 && error.status !== 429 && error.status !== 503;
}
