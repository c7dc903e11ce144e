import type { Violation } from '../../harness/report/defects.ts';

/** At most ten violations of a test in full: the rest look alike, and are in the report. */
const most = 10;

/** Violations for a test report, a line each: "x4 no-internals at /detail: … (the scenario)"; then the pages about them. */
export function violationLines(violations: readonly Violation[], pages: readonly string[]): string {
  const lines = violations.slice(0, most).map(({ exchange, check, message, place, scenario }) => {
    const where = place === null ? '' : ` at ${place}`;
    return `${exchange} ${check}${where}: ${message} (${scenario})`;
  });
  const rest = violations.length > most ? [`and ${violations.length - most} more`] : [];
  return [...lines, ...rest, ...pages.map((page) => `see ${page}`)].join('\n');
}
