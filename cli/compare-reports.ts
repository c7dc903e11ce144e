import { compare, renderComparison } from '../reports/compare.ts';
import { ExitCode } from './exit-code.ts';
import { readReport } from './read-report.ts';

/** Prints what changed between two reports. A new violation is a reason to stop a pipeline. */
export async function compareReports(before: string, after: string): Promise<ExitCode> {
  const comparison = compare(await readReport(before), await readReport(after));
  process.stdout.write(renderComparison(comparison));
  return comparison.worse.length > 0 ? ExitCode.violations : ExitCode.asExpected;
}
