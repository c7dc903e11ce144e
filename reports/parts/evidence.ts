import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';

/** The exchanges that a verdict rests on. */
export interface Evidence {
  /** What landed in a cell, and what was to land there and is held against it. */
  readonly ofCell: (cell: Pick<ReportedCell, 'exchanges' | 'violations'>) => readonly ReportedExchange[];
  readonly ofViolation: (violation: Pick<Violation, 'exchange'>) => readonly ReportedExchange[];
}

export function evidenceIn({ exchanges, violations }: Pick<Report, 'exchanges' | 'violations'>): Evidence {
  const exchangesById = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  const violationsById = new Map(violations.map((violation) => [violation.id, violation]));
  const named = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => exchangesById.get(id) ?? []);
  return {
    ofCell: (cell) => {
      const held = cell.violations.flatMap((id) => violationsById.get(id)?.exchange ?? []);
      return named([...cell.exchanges, ...held]);
    },
    ofViolation: ({ exchange }) => named([exchange]),
  };
}

/** How long they took together, in milliseconds. */
export function durationOf(exchanges: readonly ReportedExchange[]): number {
  return exchanges.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}
