/** Spaces requests out: evenly, and no faster than is allowed or turned out to be too fast. Moments are milliseconds. */
export interface Throttle {
  /** Reserves the next free moment from `now` on, and gives it. */
  readonly reserve: (now: number) => number;
  /** It was too fast: the target asked at `now` to be left alone for `wait` milliseconds. */
  readonly slowDown: (now: number, wait: number) => void;
}

/** However few requests came through before a refusal, it is not made slower than this by itself. */
const slowest = 1;
/** From here on, requests are not spaced out at all. */
const fastest = 1000;
/** So long nothing may have been refused until the speed is doubled. */
const recovery = 10_000;

/** `perSecond` is the most that is allowed; undefined where nobody set a limit. */
export function createThrottle(perSecond = Number.POSITIVE_INFINITY): Throttle {
  let bearable = Number.POSITIVE_INFINITY;
  let free = 0;
  let reserved = 0;
  let since: number | undefined;
  return {
    reserve: (now) => {
      since ??= now;
      if (bearable < fastest && now - since >= recovery) {
        bearable *= 2;
        [since, reserved] = [now, 0];
      }
      const moment = Math.max(now, free);
      const rate = bearable < fastest ? Math.min(perSecond, bearable) : perSecond;
      free = moment + 1000 / rate;
      reserved += 1;
      return moment;
    },
    // As many requests as came through, in the time that they would have been allowed to take.
    slowDown: (now, wait) => {
      // One burst is refused several times, and says the same each time.
      if (since === undefined || now < since) return;
      const seconds = (now - since + wait) / 1000;
      bearable = Math.max(slowest, reserved / seconds);
      [since, reserved] = [now + wait, 0];
    },
  };
}
