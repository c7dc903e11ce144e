import type { ReportedCell } from '../../harness/report/ledger.ts';
import { byReason } from './by-reason.ts';

/** Cells that were not exercised for the same reason. */
export interface Gap {
  /** The sentence. */
  readonly reason: string;
  /** The kind of reason. */
  readonly because: string;
  readonly cells: readonly ReportedCell[];
}

/** Reasons of one sort, the most frequent first. */
export interface GapGroup {
  readonly sort: 'could' | 'cannot' | 'left-out';
  readonly title: string;
  readonly gaps: readonly Gap[];
}

const titles: Readonly<Record<GapGroup['sort'], string>> = {
  could: 'Could have been exercised, but was not',
  cannot: 'Cannot be triggered on this target',
  'left-out': 'Left out, or tolerated',
};

/** What somebody can do something about comes first; sorts without a cell are left out. */
export function gapGroups(cells: readonly ReportedCell[]): readonly GapGroup[] {
  const all = gapsOf(cells);
  return (['could', 'cannot', 'left-out'] as const)
    .map((sort) => ({
      sort,
      title: titles[sort],
      gaps: all.filter(({ because }) => sortOf(because) === sort),
    }))
    .filter(({ gaps }) => gaps.length > 0);
}

/** As the result of a run has it: `could` is what makes it partial. */
function sortOf(because: string): GapGroup['sort'] {
  if (because === 'not-provocable') return 'cannot';
  return because === 'excluded' || because === 'tolerated' ? 'left-out' : 'could';
}

function gapsOf(cells: readonly ReportedCell[]): readonly Gap[] {
  const open = cells.flatMap((cell) =>
    cell.verdict.kind === 'not-exercised' ? [{ cell, verdict: cell.verdict }] : [],
  );
  // Reasons of different kinds count differently, whatever their sentence.
  const kinds = [...Map.groupBy(open, ({ verdict }) => verdict.because)];
  return kinds
    .flatMap(([because, group]) =>
      byReason(group, ({ cell: { operation }, verdict: { reason } }) => ({ reason, operation })).map(
        ({ reason, all }) => ({ reason, because, cells: all.map(({ cell }) => cell) }),
      ),
    )
    .sort((a, b) => b.cells.length - a.cells.length);
}
