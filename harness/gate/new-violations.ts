import { sightsOf } from '../known-violations/matching.ts';
import type { Violation } from '../report/defects.ts';
import type { Report } from '../report/report.ts';

/**
 * Violations that nobody has known of: no entry of the list explains them and, if there is a report from before, the
 * same check did not fail in the same cell then.
 */
export function newViolations(report: Report, before?: Report): Violation[] {
  const nameOf = namesOf(report);
  const old = new Set(before ? violationsOf(before).map(namesOf(before)) : []);
  return violationsOf(report).filter(
    (violation) => violation.known === undefined && !old.has(nameOf(violation)),
  );
}

/** What violations of two runs have in common if they are the same: "POST /pets 201, location". */
export function namesOf(report: Report): (violation: Violation) => string {
  const sightOf = sightsOf(report);
  return (violation) => {
    const { cell, check } = sightOf(violation);
    return `${cell}, ${check}`;
  };
}

function violationsOf({ violations }: Report): readonly Violation[] {
  return violations.filter(({ level }) => level === 'MUST');
}
