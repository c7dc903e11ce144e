import { setTimeout as sleep } from 'node:timers/promises';
import type { Pace } from '../model/pace.ts';
import { Stop } from '../model/stop.ts';
import { createThrottle } from './throttle.ts';

export interface PaceLimits {
  /** Requests per second, at most. */
  readonly perSecond?: number | undefined;
  /** Requests of a run, at most; those of its clean-up are not counted. */
  readonly maxRequests?: number | undefined;
  /** Told whenever nothing is sent for a while, because the target asked for that. */
  readonly onWait?: ((wait: { readonly status: number; readonly seconds: number }) => void) | undefined;
}

export function createPace({ perSecond, maxRequests, onWait }: PaceLimits = {}): Pace {
  const throttle = createThrottle(perSecond);
  const most = maxRequests ?? Number.POSITIVE_INFINITY;
  let sent = 0;
  let isSpent = false;
  let isLimited = false;
  let heldUntil = 0;
  let waited = 0;
  const counts = { tooMany: 0, unavailable: 0 };
  let stopped = new AbortController();
  /** Settles when nobody is alone any more. */
  let alone: Promise<unknown> = Promise.resolve();
  let waitingAlone = 0;
  /** When what is refused was refused first. */
  const refusedSince = new Map<string, number>();

  async function untilNobodyIsAlone(): Promise<void> {
    while (waitingAlone > 0) await alone;
  }

  function spend(): void {
    if (isLimited && sent >= most) {
      isSpent = true;
      throw new Stop('interrupted', enough(most));
    }
    sent += 1;
  }

  return {
    untilNobodyIsAlone,
    alone: (work) => {
      waitingAlone += 1;
      const done = alone.then(work).finally(() => {
        waitingAlone -= 1;
      });
      alone = done.catch(() => undefined);
      return done;
    },
    turn: async (kind, { isAlone = false } = {}) => {
      if (!isAlone) await untilNobodyIsAlone();
      if (kind === 'counted') spend();
      const { signal } = kind === 'counted' ? stopped : {};
      for (;;) {
        await until(heldUntil, signal);
        await until(throttle.reserve(performance.now()), signal);
        // Meanwhile somebody else may have been put off.
        if (performance.now() >= heldUntil) return;
      }
    },
    putOff: (status, wait) => {
      counts[status === 429 ? 'tooMany' : 'unavailable'] += 1;
      if (wait === undefined) return;
      const now = performance.now();
      throttle.slowDown(now, wait);
      if (now + wait <= heldUntil) return;
      const more = now + wait - Math.max(now, heldUntil);
      waited += more;
      heldUntil = now + wait;
      onWait?.({ status, seconds: wait / 1000 });
    },
    rest: (milliseconds) => until(performance.now() + milliseconds, stopped.signal),
    refused: (what) => {
      const now = performance.now();
      const since = refusedSince.get(what) ?? now;
      refusedSince.set(what, since);
      return now - since;
    },
    served: (what) => void refusedSince.delete(what),
    limit: () => {
      isLimited = true;
    },
    stop: (sentence) => stopped.abort(new Stop('interrupted', sentence)),
    lift: () => {
      isLimited = false;
      stopped = new AbortController();
    },
    told: () => ({ perSecond, maxRequests, isSpent, ...counts, waited: Math.round(waited) / 1000 }),
  };
}

function enough(most: number): string {
  return `the limit of ${most.toLocaleString('en-US')} ${most === 1 ? 'request' : 'requests'} was reached`;
}

/** Waits; throws the reason of a signal as soon as there is one. */
async function until(moment: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  for (let left = moment - performance.now(); left > 0; left = moment - performance.now())
    await sleep(Math.ceil(left), undefined, { signal }).catch((error) => {
      throw signal?.reason ?? error;
    });
}
