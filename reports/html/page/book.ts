import type { Defect, ReportedExcerpt, Violation } from '../../../harness/report/defects.ts';
import type { ReportedRequirement } from '../../../harness/report/document.ts';
import type { ReportedExchange, ReportedScenario } from '../../../harness/report/evidence.ts';
import type { ReportedCell } from '../../../harness/report/ledger.ts';
import type { Report } from '../../../harness/report/report.ts';

/** A report with an index: what the pages look things up in. */
export interface Book {
  readonly report: Report;
  readonly cells: ReadonlyMap<string, ReportedCell>;
  readonly scenarios: ReadonlyMap<string, ReportedScenario>;
  readonly exchanges: ReadonlyMap<string, ReportedExchange>;
  readonly defects: ReadonlyMap<string, Defect>;
  readonly requirements: ReadonlyMap<string, ReportedRequirement>;
  /** What the document says, by the pointer of the schema. */
  readonly excerpts: ReadonlyMap<string, ReportedExcerpt>;
  /** By the id of the exchange they are about. */
  readonly violations: ReadonlyMap<string, readonly Violation[]>;
}

export function bookOf(report: Report): Book {
  return {
    report,
    cells: byId(report.cells),
    scenarios: byId(report.scenarios),
    exchanges: byId(report.exchanges),
    defects: byId(report.defects),
    requirements: byId(report.requirements),
    excerpts: new Map((report.excerpts ?? []).map((excerpt) => [excerpt.pointer, excerpt])),
    violations: Map.groupBy(report.violations, ({ exchange }) => exchange),
  };
}

/** The entries that `ids` name, in that order; an id without an entry is left out. */
export function pick<T>(entries: ReadonlyMap<string, T>, ids: readonly string[]): readonly T[] {
  return ids.flatMap((id) => entries.get(id) ?? []);
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
