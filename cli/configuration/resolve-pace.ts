import { number, wholeNumber } from '../flag-values.ts';
import type { Pace } from './settings.ts';
import type { TargetConfig } from './target-schema.ts';

/** As they were typed. */
export interface PaceFlags {
  readonly concurrency?: string;
  readonly timeout?: string;
  readonly restartWait?: string;
  /** Requests per second. */
  readonly rate?: string;
  /** Requests of a run. */
  readonly maxRequests?: string;
}

const usual = { concurrency: 8, timeout: 10, restartWait: 90 };

export function resolvePace(flags: PaceFlags, own: Partial<TargetConfig>): Pace {
  return {
    concurrency:
      flags.concurrency === undefined
        ? (own.concurrency ?? usual.concurrency)
        : wholeNumber('--concurrency', flags.concurrency, { from: 1, to: 64 }),
    timeout:
      1000 *
      (flags.timeout === undefined
        ? (own.timeout ?? usual.timeout)
        : wholeNumber('--timeout', flags.timeout, { from: 1, to: 600 })),
    restartWait:
      1000 *
      (flags.restartWait === undefined
        ? (own.restartWait ?? usual.restartWait)
        : wholeNumber('--restart-wait', flags.restartWait, { from: 0, to: 600 })),
    requestsPerSecond:
      flags.rate === undefined
        ? own.requestsPerSecond
        : number('--rate', flags.rate, { from: 0.1, to: 10_000 }),
    maxRequests:
      flags.maxRequests === undefined
        ? own.maxRequests
        : wholeNumber('--max-requests', flags.maxRequests, { from: 1, to: 1_000_000_000 }),
  };
}
