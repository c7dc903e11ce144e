import type { ReportedCell } from '../../../harness/report.ts';

/** Cells that were not exercised for the same reason. */
export interface Gap {
  /** The sentence. */
  readonly reason: string;
  /** The kind of reason. */
  readonly because: string;
  readonly cells: readonly ReportedCell[];
}

/** The most frequent reason first. */
export function gapsOf(cells: readonly ReportedCell[]): readonly Gap[] {
  const open = cells.flatMap((cell) =>
    cell.verdict.kind === 'not-exercised' ? [{ cell, verdict: cell.verdict }] : [],
  );
  return [...Map.groupBy(open, ({ verdict }) => verdict.reason)]
    .map(([reason, group]) => ({
      reason,
      because: group[0]?.verdict.because ?? '',
      cells: group.map(({ cell }) => cell),
    }))
    .sort((a, b) => b.cells.length - a.cells.length);
}

/** What would help to exercise a cell; undefined if nothing general can be said. */
export function whatHelps(because: string): string | undefined {
  return help.get(because);
}

/** By `verdict.because` of a cell that was not exercised. */
const help: ReadonlyMap<string, string> = new Map([
  [
    'no-strategy',
    'A scenario of the suite that brings this status about would help, or a target into which faults can be injected.',
  ],
  ['not-provocable', 'A target with the missing ability would help.'],
  [
    'answered-otherwise',
    'Open the scenario: either the server takes another way, or the document promises too much.',
  ],
  ['tolerated', 'Nothing: this instance may answer so. What our document has here cannot be seen on it.'],
  ['setup-failed', 'Repair the step before the aim; this cell is then exercised by itself.'],
  ['not-possible', 'Give the adapter of the target what it lacks: credentials, or a way to do this step.'],
  ['no-account-left', 'Give that many more throw-away accounts; each is used for one scenario.'],
  ['does-not-fit', 'The document lacks what the scenario needs; complete it, or take the cell out.'],
  ['inconclusive', 'Repair the positive control of the persona; this refusal then counts.'],
  ['unreachable', 'Bring the target back and run again.'],
  ['put-off', 'Run again when the target takes requests again, or with a lower --rate.'],
  ['interrupted', 'Run again, and to the end.'],
  ['excluded', 'Run without a selection, or with one that includes it.'],
]);
