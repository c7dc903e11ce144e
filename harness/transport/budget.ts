import type { Budget, Spending } from '../model/budget.ts';
import type { RateLimit } from '../model/rate-limit.ts';
import { Stop } from '../model/stop.ts';
import { createAdvertisedLimits } from './advertised-limits.ts';

interface BudgetOptions {
  readonly rest: (milliseconds: number) => Promise<void>;
  readonly onWait?: (operation: string, seconds: number) => void;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** Milliseconds that one request waits for room. */
const longestWait = 60_000;
/** The part of a limit that only logins and the clean-up may use. */
const reserved = 0.2;

export function createBudget(
  limits: readonly RateLimit[],
  { rest, onWait, now = () => performance.now() }: BudgetOptions,
): Budget {
  const advertised = createAdvertisedLimits();
  /** When what was sent, by the limit and whose it is. */
  const sent = new Map<string, readonly number[]>();
  const keyOf = (index: number, limit: RateLimit, { account }: Spending): string =>
    limit.per === 'account' ? `${index} ${account}` : String(index);

  /** Milliseconds until there is room in every limit; 0 where there is. */
  function waitFor(spending: Spending): { readonly wait: number; readonly limit: RateLimit | undefined } {
    let longest: { readonly wait: number; readonly limit: RateLimit | undefined } = {
      wait: 0,
      limit: undefined,
    };
    for (const [index, limit] of limits.entries()) {
      if (!concerns(limit, spending)) continue;
      const key = keyOf(index, limit, spending);
      const window = limit.seconds * 1000;
      const recent = (sent.get(key) ?? []).filter((moment) => now() - moment < window);
      sent.set(key, recent);
      const room = spending.fromReserve ? limit.requests : roomOf(limit);
      const blocking = recent[recent.length - room];
      const wait = recent.length < room || blocking === undefined ? 0 : blocking + window - now();
      if (wait > longest.wait) longest = { wait, limit };
    }
    return longest;
  }

  function spend(spending: Spending): void {
    for (const [index, limit] of limits.entries()) {
      if (!concerns(limit, spending)) continue;
      const key = keyOf(index, limit, spending);
      sent.set(key, [...(sent.get(key) ?? []), now()]);
    }
  }

  return {
    heard: advertised.heard,
    take: async (spending) => {
      if (!spending.fromReserve && !spending.reachesLimit) advertised.take(spending.operation);
      let waited = 0;
      for (;;) {
        const { wait, limit } = waitFor(spending);
        if (wait <= 0 || !limit) return spend(spending);
        if (waited + wait > longestWait) throw new Stop('put-off', tooMuch(spending, limit));
        onWait?.(spending.operation, Math.ceil(wait / 1000));
        await rest(wait);
        waited += wait;
      }
    },
  };
}

function concerns({ operations }: RateLimit, { operation }: Spending): boolean {
  return operations.length === 0 || operations.includes(operation);
}

/** At least one request is there for everything else. */
function roomOf({ requests }: RateLimit): number {
  return Math.max(1, requests - Math.ceil(requests * reserved));
}

function tooMuch({ operation }: Spending, { requests, seconds, per }: RateLimit): string {
  return `${operation} was not sent: its limit is ${requests} ${requests === 1 ? 'request' : 'requests'} in ${seconds} s per ${per}, a part of which is reserved for logins and the clean-up, and a request waits at most ${longestWait / 1000} s`;
}
