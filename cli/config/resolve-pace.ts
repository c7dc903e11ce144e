import { wholeNumber } from '../flags.ts';
import type { Pace } from './settings.ts';
import type { TargetConfig } from './target-schema.ts';

/** As they were typed. */
export interface PaceFlags {
  readonly concurrency?: string;
  readonly timeout?: string;
}

const usual = { concurrency: 8, timeout: 10 };

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
    requestsPerSecond: own.requestsPerSecond,
    maxRequests: own.maxRequests,
  };
}
