import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../harness/report/report.ts';
import type { NamedReport } from '../../reports/comparison/compare.ts';
import { isSameTarget, targetName } from '../../reports/parts/same-target.ts';
import { sentenceFor, UserError } from '../user-error.ts';
import { readReport } from './read-report.ts';

/** Bytes of a report that is read without being asked for: a larger one takes more memory than the run itself. */
const most = 200_000_000;

/** The report of the run before in the same folder; a sentence where there is one that cannot be read. */
export async function earlierReport(folder: string): Promise<NamedReport | string | undefined> {
  const file = join(folder, 'report.json');
  const found = await stat(file).catch(() => undefined);
  if (!found) return undefined;
  if (found.size > most)
    return `${file} is too large to be compared with along the way; keep a copy, and use assay compare.`;
  try {
    return { file, report: await readReport(file) };
  } catch (error) {
    if (error instanceof UserError) return `Nothing is compared with the run before: ${sentenceFor(error)}.`;
    throw error;
  }
}

/** Why a run is not compared with the one before unless it is asked to; undefined if it is. */
export function notAlike(
  { run }: Report,
  { file, report: { run: before } }: NamedReport,
): string | undefined {
  const what =
    before.document.title !== run.document.title
      ? `another API (${before.document.title})`
      : !isSameTarget(run.target, before.target)
        ? `another target (${targetName(before.target)})`
        : before.part !== run.part
          ? `${before.part === undefined ? 'a whole run' : `another part (${before.part})`}`
          : undefined;
  return (
    what &&
    `Nothing is compared with the run before: ${file} is about ${what}. --baseline compares with any report.`
  );
}

/** Throws a UserError before a part replaces the report of a whole run, which people compare later runs with. */
export async function keepWholeReport(folder: string, part: string | undefined): Promise<void> {
  if (part === undefined) return;
  const earlier = await earlierReport(folder);
  if (earlier !== undefined && typeof earlier !== 'string' && earlier.report.run.part === undefined)
    throw new UserError(
      `${earlier.file} is the report of a whole run, which a part (${part}) would replace; give another --out`,
    );
}
