import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';

/** What is different between reports, cell by cell. The first one is what the others are compared with. */
export interface Comparison {
  readonly reports: readonly Compared[];
  /** In the order of `kinds`, and in each kind in the order of the documents. */
  readonly changes: readonly Change[];
  /** How many cells have the same verdict, by the same evidence, in all of them. */
  readonly same: number;
}

/** A report as it was named. */
export interface Compared {
  readonly file: string;
  readonly target: Report['run']['target'];
  readonly document: Pick<Report['run']['document'], 'title' | 'version'>;
  readonly startedAt: string;
  readonly result: Report['result'];
}

export interface Change {
  /** "GET /pets 404"; for a status that no document lists, the one that came back. */
  readonly cell: string;
  readonly kind: ChangeKind;
  /** One for each report. */
  readonly states: readonly State[];
}

/** New violations first: what is known is none, and neither is what violated in the first report already. */
export const kinds = ['worse', 'known', 'better', 'other'] as const;
export type ChangeKind = (typeof kinds)[number];

/** What a report says of a cell. */
export interface State {
  readonly verdict: 'conformant' | 'violating' | 'not-exercised' | 'not-documented';
  readonly evidence: ReportedCell['evidence'];
  /** Why it is not proven; null if it is. */
  readonly reason: string | null;
  /** The checks that fail, each with what it says first. */
  readonly failures: readonly Failure[];
  /** Whether everything that violates is listed as known. */
  readonly known: boolean;
}

export interface Failure {
  readonly check: string;
  readonly message: string;
}

/** A report, and the file that it was read from. */
export interface NamedReport {
  readonly file: string;
  readonly report: Report;
}

/** Compares the verdicts of two or more reports; cells are told apart by their id. */
export function compare(named: readonly NamedReport[]): Comparison {
  const ledgers = named.map(({ report }) => statesOf(report));
  // What is now comes first, then what was there before.
  const ids = new Set([...ledgers.slice(1), ...ledgers.slice(0, 1)].flatMap((ledger) => [...ledger.keys()]));
  const rows = [...ids].map((cell) => ({
    cell,
    states: ledgers.map((ledger) => ledger.get(cell) ?? unknown),
  }));
  const changed = rows.filter(({ states }) => states.some((state) => !isSame(state, states[0])));
  const documented = new Set(named.flatMap(({ report }) => report.cells.map(({ id }) => id)));
  const changes = changed.map(({ cell, states }): Change => ({ cell, kind: kindOf(states), states }));
  return {
    reports: named.map(compared),
    changes: kinds.flatMap((kind) => changes.filter((change) => change.kind === kind)),
    same: documented.size - changed.filter(({ cell }) => documented.has(cell)).length,
  };
}

function compared({ file, report: { run, result } }: NamedReport): Compared {
  const { title, version } = run.document;
  return { file, target: run.target, document: { title, version }, startedAt: run.startedAt, result };
}

const unknown: State = {
  verdict: 'not-documented',
  evidence: null,
  reason: null,
  failures: [],
  known: false,
};

/** Every cell of the ledger, and every status that came back though the document does not list it. */
export function statesOf({ cells, violations, exchanges }: Report): ReadonlyMap<string, State> {
  const must = violations.filter(({ level }) => level === 'MUST');
  const byCell = Map.groupBy(must, ({ cell }) => cell ?? '');
  const outside = Map.groupBy(byCell.get('') ?? [], placeIn({ exchanges }));
  const listed = cells.map((cell): [string, State] => [cell.id, stateOf(cell, byCell.get(cell.id) ?? [])]);
  const ledger = new Set(cells.map(({ id }) => id));
  const unlisted = [...outside]
    .filter(([id]) => !ledger.has(id))
    .map(([id, found]): [string, State] => [id, { ...unknown, ...violatingBy(found) }]);
  return new Map([...listed, ...unlisted]);
}

/** Where a violation counts: its cell; where the document has none, its operation with the status that came back. */
export function placeIn({ exchanges }: Pick<Report, 'exchanges'>): (violation: Violation) => string {
  const statuses = new Map(exchanges.map(({ id, response }) => [id, response.status]));
  return ({ cell, operation, exchange }) => cell ?? `${operation} ${statuses.get(exchange) ?? ''}`;
}

function stateOf({ verdict, evidence }: ReportedCell, found: readonly Violation[]): State {
  switch (verdict.kind) {
    case 'conformant':
      return { ...unknown, verdict: verdict.kind, evidence };
    case 'violating':
      return { ...unknown, ...violatingBy(found), reason: verdict.reason };
    case 'not-exercised':
      return { ...unknown, verdict: verdict.kind, reason: verdict.reason };
  }
}

function violatingBy(found: readonly Violation[]): Omit<State, 'evidence'> {
  const checks = [...Map.groupBy(found, ({ check }) => check)];
  const failures = checks.flatMap(([check, [first]]) => (first ? { check, message: first.message } : []));
  return {
    verdict: 'violating',
    reason: found[0]?.message ?? null,
    failures: failures.sort((a, b) => (a.check < b.check ? -1 : 1)),
    known: found.length > 0 && found.every(({ known }) => known !== undefined),
  };
}

function isSame(state: State, other: State | undefined): boolean {
  return (
    state.verdict === other?.verdict &&
    state.evidence === other.evidence &&
    newFailures(state, other).length + newFailures(other, state).length === 0
  );
}

function kindOf([first = unknown, ...others]: readonly State[]): ChangeKind {
  const worse = others.filter((state) => isWorse(state, first));
  if (worse.length > 0) return worse.every(({ known }) => known) ? 'known' : 'worse';
  const mended = others.some(({ verdict }) => verdict !== 'violating');
  return first.verdict === 'violating' && mended ? 'better' : 'other';
}

/** Violating, and not before, or by a check that passed before. */
function isWorse(state: State, before: State): boolean {
  if (state.verdict !== 'violating') return false;
  return before.verdict !== 'violating' || newFailures(state, before).length > 0;
}

/** What fails in one state and not in another. */
export function newFailures({ failures }: State, before: State): readonly Failure[] {
  return failures.filter(({ check }) => !before.failures.some((failure) => failure.check === check));
}
