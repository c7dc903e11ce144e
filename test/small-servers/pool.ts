import type { Answering } from './small-server.ts';

/** A database with so many connections, and requests that take several of them, one after the other. */
export interface PoolOptions {
  readonly connections: number;
  /** Connections that one request holds at a time in the end. */
  readonly each: number;
  /** Whether a request gives its connections back when its client has left. Otherwise those that wait do so for ever. */
  readonly givesBack: boolean;
}

/**
 * Answers as before, but every request holds one connection while it waits for the next. If all connections are held by
 * requests that wait, nobody gets on any more.
 */
export function pooled(answer: Answering, { connections, each, givesBack }: PoolOptions): Answering {
  let free = connections;
  const waiting: (() => void)[] = [];
  const giveBack = (count: number): void => {
    free += count;
    while (free > 0 && waiting.length > 0) {
      free -= 1;
      waiting.shift()?.();
    }
  };

  async function take(left: AbortSignal): Promise<boolean> {
    if (free > 0) {
      free -= 1;
      return true;
    }
    return new Promise((resolve) => {
      const got = () => resolve(true);
      waiting.push(got);
      if (!givesBack) return;
      left.addEventListener('abort', () => {
        const at = waiting.indexOf(got);
        if (at === -1) return;
        waiting.splice(at, 1);
        resolve(false);
      });
    });
  }

  return async (asked) => {
    let held = 0;
    try {
      for (; held < each; held++) {
        if (!(await take(asked.left))) return 'no answer';
        await new Promise((done) => setTimeout(done, 2));
      }
      return await answer(asked);
    } finally {
      giveBack(held);
    }
  };
}
