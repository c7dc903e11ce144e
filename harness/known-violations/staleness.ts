import type { Violation } from '../report/defects.ts';
import type { ReportedScenario } from '../report/evidence.ts';
import type { ReportedCell } from '../report/ledger.ts';
import type { Report } from '../report/report.ts';
import type { KnownViolation } from './known-violation.ts';
import { patternMatcher } from './matching.ts';

/** What became of an entry in a run. */
export type Standing =
  | { readonly kind: 'violates' }
  /** Nothing that it names violates, and nothing shows that it could have: the sentence says why. */
  | { readonly kind: 'not-exercised'; readonly why: string }
  /** To be deleted. */
  | { readonly kind: 'stale'; readonly why: string };

/** What a report shows of what was exercised. */
export interface Exercised extends Pick<Report, 'run' | 'cells' | 'scenarios'> {
  /** Exchanges that landed where they were meant to. */
  readonly meant: ReadonlySet<string>;
}

export function exercisedIn({ run, cells, scenarios, exchanges }: Report): Exercised {
  const meant = exchanges.filter(({ landed, expected }) => landed === expected);
  return { run, cells, scenarios, meant: new Set(meant.map(({ id }) => id)) };
}

/**
 * Judges one entry by what its run has seen; `explained` are the violations that it names. Pure: "today" is the day of
 * the run. That it no longer violates, or names nothing, is only said of a whole run.
 */
export function standingOf(
  entry: KnownViolation,
  explained: readonly Violation[],
  report: Exercised,
): Standing {
  const today = dayOf(report);
  // A draft has no such day yet.
  if (entry.expires !== '' && entry.expires < today)
    return { kind: 'stale', why: `it expired on ${entry.expires}` };
  if (explained.length > 0) return { kind: 'violates' };
  const { interrupted, selection } = report.run;
  if (interrupted !== null) return { kind: 'not-exercised', why: 'the run ended early' };
  if (selection !== null || report.cells.some(isLeftOut))
    return { kind: 'not-exercised', why: 'only a part was run' };
  return entry.names === 'cell' ? standingOfCells(entry, report) : standingOfScenarios(entry, report);
}

function isLeftOut({ verdict }: ReportedCell): boolean {
  return verdict.kind === 'not-exercised' && verdict.because === 'excluded';
}

/** The day of a run in UTC: "2026-03-31". */
export function dayOf({ run }: Pick<Report, 'run'>): string {
  return run.startedAt.slice(0, 'yyyy-mm-dd'.length);
}

function standingOfScenarios({ pattern, check }: KnownViolation, { scenarios }: Exercised): Standing {
  const matches = patternMatcher(pattern);
  const named = scenarios.filter(({ id }) => matches(id));
  if (named.length === 0) return { kind: 'stale', why: 'the run has no scenario with this id' };
  const open = named.find(({ outcome }) => outcome === 'not-exercised');
  return open ? { kind: 'not-exercised', why: `${open.id} was not exercised` } : mended(check);
}

function standingOfCells({ pattern, check }: KnownViolation, report: Exercised): Standing {
  const matches = patternMatcher(pattern);
  const named = report.cells.filter(({ id }) => matches(id));
  const open = (cells: readonly ReportedCell[], isOpen: (cell: ReportedCell) => boolean): Standing => {
    const cell = cells.find(isOpen);
    return cell ? { kind: 'not-exercised', why: `${cell.id} was not exercised` } : mended(check);
  };
  if (named.length > 0) return open(named, (cell) => !isExercised(cell, report));
  // A status that the document does not list has no cell; any request of its operation can bring it about.
  const siblings = operationsNamed(pattern, report.cells);
  if (siblings.length > 0) return open(siblings, couldHaveBeen);
  return { kind: 'stale', why: 'the document has no such cell' };
}

function mended(check: string | undefined): Standing {
  return { kind: 'stale', why: check === undefined ? 'it no longer violates' : `${check} no longer fails` };
}

/** Cells of the operations that a pattern of cells names, whatever status it names. */
function operationsNamed(pattern: string, cells: readonly ReportedCell[]): readonly ReportedCell[] {
  const matches = patternMatcher(pattern.slice(0, Math.max(0, pattern.lastIndexOf(' '))));
  return cells.filter(({ operation }) => matches(operation));
}

/**
 * Whether everything happened that can show a violation of a cell: an answer landed there that was meant to, and no
 * scenario that has to bring it about was kept from it.
 */
function isExercised(cell: ReportedCell, { scenarios, meant }: Exercised): boolean {
  const isReached = cell.exchanges.some((id) => meant.has(id));
  return isReached && !scenarios.some((scenario) => isHeldUp(scenario, cell));
}

function isHeldUp({ aim, cell, outcome }: ReportedScenario, { id }: ReportedCell): boolean {
  return aim === 'must' && cell === id && outcome === 'not-exercised';
}

/** Whether a cell was not exercised though this target allows it. */
function couldHaveBeen({ verdict }: ReportedCell): boolean {
  return verdict.kind === 'not-exercised' && verdict.because !== 'not-provocable';
}
