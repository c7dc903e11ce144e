import { compare } from '../../reports/comparison/compare.ts';
import { type ComparisonFormat, comparisonFormats } from '../../reports/comparison/formats.ts';
import { ExitCode } from '../exit-code.ts';
import { expectSamePart } from '../files/read-baseline.ts';
import { readReport } from '../files/read-report.ts';
import { print, printData, tell } from '../terminal/print.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface CompareFlags {
  readonly format: string;
}

/**
 * Prints what is different between two or more reports. A violation that the first one does not have, and that is not
 * listed as known, is a reason to stop a pipeline.
 */
export async function compareReports(files: readonly string[], flags: CompareFlags): Promise<ExitCode> {
  const { render } = formatNamed(flags.format);
  if (files.length < 2)
    throw new UserError('assay compare needs two or more reports; give the one to compare with first');
  const named = await Promise.all(files.map(async (file) => ({ file, report: await readReport(file) })));
  const note = expectSamePart(named);
  if (note !== undefined) tell(note);
  const comparison = compare(named);
  const show = flags.format === 'json' ? printData : print;
  show(render(comparison));
  return comparison.changes.some(({ kind }) => kind === 'worse') ? ExitCode.violations : ExitCode.asExpected;
}

function formatNamed(name: string): ComparisonFormat {
  const format = comparisonFormats.find((each) => each.name === name);
  if (format) return format;
  throw new UserError(
    `--format ${name} is not known; use ${comparisonFormats.map((each) => each.name).join(', ')}`,
  );
}
