import type { Report } from '../../harness/report/report.ts';
import type { NamedReport } from '../../reports/comparison/compare.ts';
import { UserError } from '../user-error.ts';
import { readReport } from './read-report.ts';

/**
 * Reads the report of --baseline; `part` is the part that is about to be run. Throws a UserError for a report about a part
 * if what is run is more: all that is outside of that part would look new.
 */
export async function readBaseline(
  file: string | undefined,
  part: string | undefined,
): Promise<NamedReport | undefined> {
  if (file === undefined) return undefined;
  const report = await readReport(file);
  const { part: then } = report.run;
  if (then !== undefined && then !== part)
    throw new UserError(
      `${file} is about a part of a run (${then}): violations outside of it would all look new; give the report of a whole run as --baseline`,
    );
  return { file, report };
}

/**
 * That reports can be compared: all are about everything, or all about the same part. Throws a UserError otherwise. Gives
 * a sentence if they are about a part.
 */
export function expectSamePart(named: readonly NamedReport[]): string | undefined {
  const partOf = ({ report }: NamedReport): string | undefined => report.run.part;
  const part = named.find((each) => partOf(each) !== undefined);
  if (!part) return undefined;
  const words = `${part.file} is about a part of a run (${partOf(part)})`;
  const other = named.find((each) => partOf(each) !== partOf(part));
  if (!other) return `Only a part was run (${partOf(part)}): nothing is said about the rest.`;
  throw new UserError(
    `${words}, and ${other.file} is about ${whatOf(other.report)}: what was not run would look as if it passed; give reports of whole runs, or of the same part`,
  );
}

function whatOf({ run }: Report): string {
  return run.part === undefined ? 'a whole run' : `another one (${run.part})`;
}
