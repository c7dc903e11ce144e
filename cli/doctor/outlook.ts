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
  const controls = new Map(personas.map(({ id, control }) => [id, control]));
  const whys = cells.flatMap(({ cell, reason }): string[] => {
    if (reason) return [reason.sentence];
    const caller = callerOf(cell.operation);
    switch (controls.get(caller)) {
      case 'not-available':
        return [`there are no credentials for ${caller}`];
      case 'failed':
        return [`the credentials of ${caller} get no success`];
      default:
        return [];
    }
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
