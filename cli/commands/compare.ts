import { compare } from '../../reports/comparison/compare.ts';
import { comparisonFormats } from '../../reports/comparison/formats.ts';
import { ExitCode } from '../exit-code.ts';
import { isReport } from '../files/is-report.ts';
import { expectSamePart } from '../files/read-baseline.ts';
import { readReport } from '../files/read-report.ts';
import { formatOf } from '../flag-values.ts';
import { print, printData, tell } from '../terminal/print.ts';
import { UserError } from '../user-error.ts';
import { compareDocuments } from './compare-documents.ts';

/** As they were typed. */
export interface CompareFlags {
  readonly format: string;
}

/** Compares reports, or two versions of a document. Throws a UserError for a mixture. */
export async function compareAny(places: readonly string[], flags: CompareFlags): Promise<ExitCode> {
  const [before, after, ...others] = places;
  if (before === undefined || after === undefined)
    throw new UserError(
      'assay compare needs two or more reports, or two documents; give the earlier one first',
    );
  const reports = await Promise.all(places.map(isReport));
  if (reports.every(Boolean)) return compareReports(places, flags);
  if (reports.some(Boolean))
    throw new UserError('assay compare takes reports, or two documents, and not both; leave out one kind');
  if (others.length > 0) throw new UserError('assay compare takes two documents; leave out the others');
  return compareDocuments([before, after], flags);
}

/**
 * Prints what is different between two or more reports. A violation that the first one does not have, and that is not
 * listed as known, is a reason to stop a pipeline.
 */
async function compareReports(files: readonly string[], flags: CompareFlags): Promise<ExitCode> {
  const { render } = formatOf(comparisonFormats, flags.format);
  const named = await Promise.all(files.map(async (file) => ({ file, report: await readReport(file) })));
  const note = expectSamePart(named);
  if (note !== undefined) tell(note);
  const comparison = compare(named);
  const show = flags.format === 'json' ? printData : print;
  show(render(comparison));
  return comparison.changes.some(({ kind }) => kind === 'worse') ? ExitCode.violations : ExitCode.asExpected;
}
