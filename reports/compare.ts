import type { Report, ReportedCell } from '../harness/report.ts';
import { number, plural } from './figures.ts';

/** What is different between two reports, cell by cell. */
export interface Comparison {
  /** Violating now, and not before. */
  readonly worse: readonly Change[];
  /** Not violating any more. */
  readonly better: readonly Change[];
  /** Neither was or is violating: proven before and not now, the other way round, or by other evidence. */
  readonly other: readonly Change[];
  readonly same: number;
}

export interface Change {
  readonly cell: string;
  /** "proven (provoked)", "violating", "not exercised"; "not documented" where the cell is in one report only. */
  readonly before: string;
  readonly after: string;
  /** Why it is as it is now; null if it is proven. */
  readonly reason: string | null;
}

/** Compares the verdicts of two reports; cells are told apart by their id. */
export function compare(before: Report, after: Report): Comparison {
  const old = new Map(before.cells.map((cell) => [cell.id, cell]));
  const ids = [...new Set([...after.cells, ...before.cells].map(({ id }) => id))];
  const now = new Map(after.cells.map((cell) => [cell.id, cell]));
  const changes = ids.flatMap((id) => changeOf(id, old.get(id), now.get(id)) ?? []);
  const worse = changes.filter((change) => change.after === violating);
  const better = changes.filter((change) => change.before === violating);
  const other = changes.filter((change) => !worse.includes(change) && !better.includes(change));
  return { worse, better, other, same: ids.length - changes.length };
}

const violating = 'violating';

function changeOf(cell: string, old?: ReportedCell, now?: ReportedCell): Change | undefined {
  const [before, after] = [wordsFor(old), wordsFor(now)];
  if (before === after) return undefined;
  const reason = now && now.verdict.kind !== 'conformant' ? now.verdict.reason : null;
  return { cell, before, after, reason };
}

function wordsFor(cell: ReportedCell | undefined): string {
  if (!cell) return 'not documented';
  if (cell.verdict.kind === 'conformant') return `proven (${cell.evidence})`;
  return cell.verdict.kind === 'violating' ? violating : 'not exercised';
}

/** The comparison for the terminal: new violations first, a line for each change. */
export function renderComparison({ worse, better, other, same }: Comparison): string {
  const changed = worse.length + better.length + other.length;
  if (changed === 0) return `All ${plural(same, 'verdict')} are the same.\n`;
  const sections = [
    section('New violations', worse),
    section('No longer violating', better),
    section('Otherwise changed', other),
  ];
  const sum = `${number(changed)} of ${plural(changed + same, 'verdict')} changed.`;
  return `${[...sections.flat(), sum].join('\n')}\n`;
}

function section(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const width = Math.max(...changes.map(({ cell }) => cell.length));
  const lines = changes.map(({ cell, before, after, reason }) => {
    const why = reason === null ? '' : `: ${reason}`;
    return `  ${cell.padEnd(width)}  ${before} → ${after}${why}`;
  });
  return [`${title} (${number(changes.length)})`, ...lines, ''];
}
