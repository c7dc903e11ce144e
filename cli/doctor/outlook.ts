import { callerOf } from '../../harness/model/caller.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import { byReason } from '../../reports/parts/by-reason.ts';
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
  const whys = cells.flatMap(({ cell, reason }): { reason: string; operation: string }[] => {
    const operation = cell.operation.key;
    if (reason) return [{ reason: reason.sentence, operation }];
    const caller = callerOf(cell.operation);
    switch (controls.get(caller)) {
      case 'not-available':
        return [{ reason: `there are no credentials for ${caller}`, operation }];
      case 'failed':
        return [{ reason: `no request with the credentials of ${caller} succeeds`, operation }];
      default:
        return [];
    }
  });
  const missing = byReason(whys, (why) => why).map(({ reason: why, all }) => ({ cells: all.length, why }));
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
