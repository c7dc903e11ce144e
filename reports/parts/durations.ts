import type { ReportedExchange } from '../../harness/report/evidence.ts';

/** How long the responses of an operation took in a run. */
export interface Duration {
  readonly operation: string;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly requests: number;
}

/** The operations of a run, the slowest first, by what 95 % of their responses took at most. */
export function slowest(exchanges: readonly ReportedExchange[]): readonly Duration[] {
  // What a fault was injected for, or a mock was asked for, says nothing about the server.
  const own = exchanges.filter(({ evidence, response }) => evidence === 'provoked' && response.status > 0);
  const durations = [...Map.groupBy(own, ({ operation }) => operation)].map(([operation, all]): Duration => {
    const sorted = all.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
    return {
      operation,
      p50: percentile(sorted, 0.5),
      p95: percentile(sorted, 0.95),
      requests: sorted.length,
    };
  });
  return durations.toSorted((one, other) => other.p95 - one.p95 || other.p50 - one.p50);
}

/** The smallest of sorted numbers that is not less than this part of them (nearest rank). */
function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
