import type { Violation } from '../../harness/report/defects.ts';

/** At most ten violations of a test in full: the rest look alike, and are in the report. */
const most = 10;

/** Violations for a test report, a line each: "x4 no-internals at /detail: … (the scenario)". */
export function violationLines(violations: readonly Violation[]): string {
  const lines = violations.slice(0, most).map(({ exchange, check, message, place, scenario }) => {
    const where = place === null ? '' : ` at ${place}`;
    return `${exchange} ${check}${where}: ${message} (${scenario})`;
  });
  const rest = violations.length > most ? [`and ${violations.length - most} more`] : [];
  return [...lines, ...rest].join('\n');
}
