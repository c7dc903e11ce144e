import type { Defect, Violation } from '../../../harness/report/defects.ts';
import type { Book } from './book.ts';

/** Which violations are looked at. Empty members let everything through. */
export interface DefectFilter {
  readonly check: string;
  readonly persona: string;
  /** Words that all have to turn up in the scenario, its suite or its title. */
  readonly scenario: string;
  /** Only what was not found in the earlier run. */
  readonly isNew: boolean;
}

export const everyDefect: DefectFilter = { check: '', persona: '', scenario: '', isNew: false };

/** The violations that a filter lets through. */
export function filterViolations(
  { report, scenarios, exchanges }: Book,
  { check, persona, scenario, isNew }: DefectFilter,
): readonly Violation[] {
  const words = scenario.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = (id: string): string => {
    const { suite = '', title = '' } = scenarios.get(id) ?? {};
    return `${id} ${suite} ${title}`.toLowerCase();
  };
  return report.violations.filter(
    (violation) =>
      (check === '' || violation.check === check) &&
      (persona === '' || exchanges.get(violation.exchange)?.persona === persona) &&
      (!isNew || violation.since !== undefined) &&
      (words.length === 0 || words.every((word) => textOf(violation.scenario).includes(word))),
  );
}

/** Defects as far as these violations show them; one without any of them is left out. */
export function defectsIn(defects: readonly Defect[], violations: readonly Violation[]): readonly Defect[] {
  const members = Map.groupBy(violations, ({ defect }) => defect);
  return defects.flatMap((defect) => {
    const found = members.get(defect.id) ?? [];
    if (found.length === 0) return [];
    const cells = new Set(found.flatMap(({ cell }) => cell ?? []));
    const operations = new Set(found.map(({ operation }) => operation));
    return { ...defect, violations: found.length, cells: [...cells], operations: [...operations] };
  });
}

/** As the query of an address, "" if everything is let through. */
export function defectFilterToQuery({ check, persona, scenario, isNew }: DefectFilter): string {
  const entries = { check, persona, q: scenario, new: isNew ? '1' : '' };
  return new URLSearchParams(Object.entries(entries).filter(([, value]) => value !== '')).toString();
}

/** Reads what `defectFilterToQuery` wrote. */
export function defectFilterFromQuery(query: URLSearchParams): DefectFilter {
  return {
    check: query.get('check') ?? '',
    persona: query.get('persona') ?? '',
    scenario: query.get('q') ?? '',
    isNew: query.get('new') === '1',
  };
}
