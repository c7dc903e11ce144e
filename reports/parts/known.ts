import type { Defect, Violation } from '../../harness/report/defects.ts';
import type { ReportedKnownViolation } from '../../harness/report/known-violations.ts';
import type { Report } from '../../harness/report/report.ts';

/** Known violations, apart from the news. */

/** The defects that somebody has to look at: what is listed as known does not count in them. */
export function newDefects({ defects, violations }: Pick<Report, 'defects' | 'violations'>): Defect[] {
  const members = Map.groupBy(violations, ({ defect }) => defect);
  return defects.flatMap((defect) => {
    const all = members.get(defect.id) ?? [];
    const news = all.filter(({ known }) => known === undefined);
    if (news.length === all.length) return defect;
    return news.length === 0 ? [] : { ...defect, ...reachOf(news) };
  });
}

function reachOf(violations: readonly Violation[]): Pick<Defect, 'violations' | 'cells' | 'operations'> {
  return {
    violations: violations.length,
    cells: [...new Set(violations.flatMap(({ cell }) => cell ?? []))],
    operations: [...new Set(violations.map(({ operation }) => operation))],
  };
}

/** Whether there are violations and each of them is known. */
export function allKnown(violations: readonly Violation[]): boolean {
  return violations.length > 0 && violations.every(({ known }) => known !== undefined);
}

/** Why violations that are all known are accepted, in one sentence. */
export type Excuse = (violations: readonly Violation[]) => string;

export function excuses({ known = [] }: Pick<Report, 'known'>): Excuse {
  const entries = new Map(known.map((entry) => [entry.id, entry]));
  return (violations) => {
    const named = new Set(violations.flatMap(({ known: id }) => entries.get(id ?? '') ?? []));
    return `known to violate: ${[...named].map(excuseOf).join('; ')}`;
  };
}

/** How many violations are listed as known. */
export function countKnown({ violations }: Pick<Report, 'violations'>): number {
  return violations.filter(({ known }) => known !== undefined).length;
}

/** What an entry names: "GET /pets 404, error-code". */
export function nameOf({ pattern, check }: ReportedKnownViolation): string {
  return check === null ? pattern : `${pattern}, ${check}`;
}

/** Why it is accepted, by whom, and until when: "the audit is late (PETS-12, ann, until 2026-03-31)". */
export function excuseOf({ reason, ticket, owner, expires }: ReportedKnownViolation): string {
  const details = [...(ticket === null ? [] : [ticket]), owner, `until ${expires}`];
  return `${reason} (${details.join(', ')})`;
}

export function staleEntries({ known = [] }: Pick<Report, 'known'>): ReportedKnownViolation[] {
  return known.filter(({ standing }) => standing === 'stale');
}
