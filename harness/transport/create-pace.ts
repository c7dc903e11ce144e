import { setTimeout as sleep } from 'node:timers/promises';
import type { Aside, Pace } from '../model/pace.ts';
import { Stop } from '../model/stop.ts';
import { createThrottle, type Throttle } from './throttle.ts';

export interface PaceLimits {
  /** Requests per second, at most. */
  readonly perSecond?: number | undefined;
  /** Requests of a run, at most; those of its clean-up are not counted. */
  readonly maxRequests?: number | undefined;
  /** Told whenever nothing, or nothing for one operation, is sent for a while, because the target asked for that. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

/** A wait that the target asked for. `what`: all that waits; undefined where everything does. */
export interface Wait {
  readonly status: number;
  readonly seconds: number;
  readonly what: string | undefined;
}

/** Requests that wait together: all of them, or those for one operation. Moments are milliseconds. */
interface Lane {
  readonly throttle: Throttle;
  heldUntil: number;
}

/** Up to so many milliseconds, everything waits: it is over soon, and most limits are of everything. */
const shortWait = 2000;

export function createPace({ perSecond, maxRequests, onWait }: PaceLimits = {}): Pace {
  const all: Lane = { throttle: createThrottle(perSecond), heldUntil: 0 };
  const lanes = new Map<string, Lane>();
  const most = maxRequests ?? Number.POSITIVE_INFINITY;
  let sent = 0;
  let isSpent = false;
  let isLimited = false;
  let waited = 0;
  const counts = { tooMany: 0, unavailable: 0 };
  let stopped = new AbortController();
  /** Settles when nobody is alone any more. */
  let alone: Promise<unknown> = Promise.resolve();
  let waitingAlone = 0;
  let aside: Aside = (_, wait) => wait();
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

  function laneOf(what: string): Lane {
    const known = lanes.get(what) ?? { throttle: createThrottle(), heldUntil: 0 };
    lanes.set(what, known);
    return known;
  }

  /** The lane that waits: of what was refused, or of everything where something else was refused as well. */
  function laneToHold(status: number, what: string, wait: number, now: number): Lane {
    const areOthersHeld = [...lanes].some(([other, { heldUntil }]) => other !== what && heldUntil > now);
    return status === 429 && wait > shortWait && !areOthersHeld ? laneOf(what) : all;
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
    turn: async (kind, request) => {
      if (!request?.isAlone) await untilNobodyIsAlone();
      if (kind === 'counted') spend();
      const { signal } = kind === 'counted' ? stopped : {};
      const own = request && laneOf(request.what);
      for (;;) {
        await until(all.heldUntil, signal);
        const now = performance.now();
        const moment = own ? Math.max(own.heldUntil, own.throttle.reserve(now)) : now;
        const wait = () => until(moment, signal);
        if (moment > now && request?.scenario !== undefined) await aside(request.scenario, wait);
        else await wait();
        await until(all.throttle.reserve(performance.now()), signal);
        // Meanwhile somebody else may have been put off.
        if (performance.now() >= Math.max(all.heldUntil, own?.heldUntil ?? 0)) return;
      }
    },
    putOff: (status, what, wait) => {
      counts[status === 429 ? 'tooMany' : 'unavailable'] += 1;
      if (wait === undefined) return;
      const now = performance.now();
      const lane = laneToHold(status, what, wait, now);
      lane.throttle.slowDown(now, wait);
      if (now + wait <= lane.heldUntil) return;
      if (lane === all) waited += now + wait - Math.max(now, lane.heldUntil);
      lane.heldUntil = now + wait;
      onWait?.({ status, seconds: wait / 1000, what: lane === all ? undefined : what });
    },
    onHeld: (toldAside) => {
      aside = toldAside;
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
