import { callerOf } from '../../harness/model/caller.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import type { Finding } from './finding.ts';

/** How many cells of a plan a run can test, and why it cannot test the others. */
export interface Outlook {
  readonly cells: number;
  readonly reachable: number;
  /** The most frequent reason first. */
  readonly missing: readonly { readonly cells: number; readonly why: string }[];
}

/** Sends nothing: the plan knows the abilities of the target, and the rehearsal which personas can log in. */
export function outlookOf({ cells }: Plan, { personas }: Pick<Report, 'personas'>): Outlook {
  const controls = new Map(personas.map(({ id, control }) => [id, control]));
  const whys = cells.flatMap(({ cell, reason }): string[] => {
    if (reason) return [reason.sentence];
    const caller = callerOf(cell.operation);
    switch (controls.get(caller)) {
      case 'not-available':
        return [`there are no credentials for ${caller}`];
      case 'failed':
        return [`no request with the credentials of ${caller} succeeds`];
      default:
        return [];
    }
  });
  const missing = [...Map.groupBy(whys, (why) => why)]
    .map(([why, all]) => ({ cells: all.length, why }))
    .toSorted((one, other) => other.cells - one.cells);
  return { cells: cells.length, reachable: cells.length - whys.length, missing };
}

/** The name of the finding about the whole run. */
export const outlookName = 'a run';

export function outlookFinding({ cells, reachable }: Outlook): Finding {
  return {
    about: outlookName,
    state: reachable === 0 ? 'bad' : reachable === cells ? 'good' : 'note',
    says: `can test ${reachable} of ${cells} cells`,
  };
}
