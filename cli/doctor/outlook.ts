import { callerOf } from '../../harness/model/caller.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import type { Finding } from './finding.ts';

/** What a run could exercise of a plan, and what it could not, with the reason for each. */
export interface Outlook {
  readonly cells: number;
  readonly reachable: number;
  /** The most frequent reason first. */
  readonly missing: readonly { readonly cells: number; readonly why: string }[];
}

/** Sends nothing: a plan knows what its target can do, and a rehearsal which personas there are. */
export function outlookOf({ cells }: Plan, { personas }: Pick<Report, 'personas'>): Outlook {
  const absent = new Set(personas.filter(({ control }) => control === 'not-available').map(({ id }) => id));
  const whys = cells.flatMap(({ cell, reason }): string[] => {
    if (reason) return [reason.sentence];
    const caller = callerOf(cell.operation);
    return absent.has(caller) ? [`there are no credentials for ${caller}`] : [];
  });
  const missing = [...Map.groupBy(whys, (why) => why)]
    .map(([why, all]) => ({ cells: all.length, why }))
    .toSorted((one, other) => other.cells - one.cells);
  return { cells: cells.length, reachable: cells.length - whys.length, missing };
}

/** What the finding about all of a run is called. */
export const outlookName = 'a run';

export function outlookFinding({ cells, reachable }: Outlook): Finding {
  return {
    about: outlookName,
    state: reachable === 0 ? 'bad' : reachable === cells ? 'good' : 'note',
    says: `can exercise ${reachable} of ${cells} cells`,
  };
}
