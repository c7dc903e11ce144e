import type { FolderFormat } from '../../reports/formats.ts';
import { ExitCode } from '../exit-code.ts';
import { formatNamed } from '../files/format-named.ts';
import { withLoad } from '../files/read-load.ts';
import { readReport } from '../files/read-report.ts';
import { writeFiles, writeWhole } from '../files/write-files.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface ReportFlags {
  readonly format: string;
  readonly out?: string;
  /** A summary of k6. */
  readonly merge?: string;
}

/** Renders a report that was written before. Throws a UserError if the file is none. */
export async function showReport(file: string, flags: ReportFlags): Promise<ExitCode> {
  const format = formatNamed(flags.format);
  const read = await readReport(file);
  const report = flags.merge === undefined ? read : await withLoad(read, flags.merge);
  if ('folder' in format) await writeFiles(folderFor(format, flags), format.files(report));
  else if (flags.out === undefined) process.stdout.write(format.render(report));
  else await writeWhole(flags.out, format.render(report));
  return ExitCode.asExpected;
}

/** Where the files of a format go; a terminal shows only one text. */
function folderFor({ name, folder }: FolderFormat, { out }: ReportFlags): string {
  if (out !== undefined) return out;
  throw new UserError(`the format ${name} is a folder of files; say where, for example: --out ${folder}`);
}
