import { ExitCode } from '../exit-code.ts';
import { formatNamed } from '../files/format-named.ts';
import { withLoad } from '../files/read-load.ts';
import { readReport } from '../files/read-report.ts';
import { writeWhole } from '../files/write-files.ts';

/** As they were typed. */
export interface ReportFlags {
  readonly format: string;
  readonly out?: string;
  /** A summary of k6. */
  readonly merge?: string;
}

/** Renders a report that was written before. Throws a UserError if the file is none. */
export async function showReport(file: string, flags: ReportFlags): Promise<ExitCode> {
  const { render } = formatNamed(flags.format);
  const report = await readReport(file);
  const rendered = render(flags.merge === undefined ? report : await withLoad(report, flags.merge));
  if (flags.out === undefined) process.stdout.write(rendered);
  else await writeWhole(flags.out, rendered);
  return ExitCode.asExpected;
}
