import type { ReceivedResponse } from '../model/exchange.ts';
import { Stop } from '../model/stop.ts';
import { resetIn } from './retry-after.ts';

/** A limit that responses name: what all operations with the same number and the same end share. */
interface Window {
  readonly limit: number;
  /** Milliseconds on the clock of this machine. */
  readonly endsAt: number;
  /** As the last response says, less what was sent since. */
  remaining: number;
  readonly operations: Set<string>;
}

/** Keeps room for the clean-up in limits that the responses of a target name, and that last long. */
export interface AdvertisedLimits {
  readonly heard: (operation: string, response: Pick<ReceivedResponse, 'headers'>) => void;
  /** Stops the scenario if only what is kept is left for an operation. */
  readonly take: (operation: string) => void;
}

/** What ends sooner is waited for: milliseconds. */
const shortest = 60_000;
/** The part of a large limit that is kept. */
const kept = 0.2;
/** At least so many are kept, where that is no more than half: what is under way at a time, and what that made. */
const leastKept = 20;
/** A smaller limit has no room to keep any. */
const leastLimit = 10;
/** Clocks differ, and responses tell whole seconds: milliseconds. */
const slack = 2500;

/** @param now milliseconds since the epoch */
export function createAdvertisedLimits(now: () => number = Date.now): AdvertisedLimits {
  let windows: readonly Window[] = [];
  return {
    heard: (operation, { headers }) => {
      const [limit, remaining] = ['limit', 'remaining'].map((name) => numberIn(headers, name));
      const rest = resetIn(headers);
      if (limit === undefined || remaining === undefined || rest === undefined) return;
      const endsAt = now() + rest;
      windows = windows.filter((one) => one.endsAt > now());
      const isSame = (one: Window): boolean => one.limit === limit && Math.abs(one.endsAt - endsAt) <= slack;
      const known = windows.find(isSame) ?? { limit, endsAt, remaining, operations: new Set<string>() };
      known.operations.add(operation);
      // Responses overtake each other: the smallest number is the newest.
      known.remaining = Math.min(known.remaining, remaining);
      windows = [...windows.filter((one) => one !== known), known];
    },
    take: (operation) => {
      for (const window of windows.filter((one) => one.operations.has(operation) || isOfEverything(one))) {
        const { limit, endsAt, remaining } = window;
        const left = endsAt - now();
        if (left > shortest && remaining <= reserveOf(limit))
          throw new Stop('put-off', reserved(operation, window, left));
        window.remaining -= 1;
      }
    },
  };
}

/** So many operations that only read have it. */
const readers = 3;

/**
 * Whether a limit is most likely one of everything: reads have it, whatever they are of. Where a request that changes something
 * has a limit of its own, its response may name only that one.
 */
function isOfEverything({ operations }: Window): boolean {
  return [...operations].filter((operation) => operation.startsWith('GET ')).length >= readers;
}

function reserveOf(limit: number): number {
  if (limit < leastLimit) return Number.NEGATIVE_INFINITY;
  return Math.max(Math.floor(limit * kept), Math.min(leastKept, Math.floor(limit / 2)));
}

/** `RateLimit-Limit` or `X-RateLimit-Limit`; "50, 50;w=300" begins with what counts. */
function numberIn(headers: ReceivedResponse['headers'], name: string): number | undefined {
  const text = headers[`ratelimit-${name}`] ?? headers[`x-ratelimit-${name}`] ?? '';
  const [, digits] = /^(\d+)\b/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function reserved(operation: string, { limit }: Window, left: number): string {
  const seconds = Math.ceil(left / 1000).toLocaleString('en-US');
  return `${operation} was not sent: the target names a limit of ${limit} requests that lasts another ${seconds} s, and what is left of it is kept for the clean-up`;
}
