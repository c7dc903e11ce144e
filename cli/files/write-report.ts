import { join } from 'node:path';
import type { Report } from '../../harness/report/report.ts';
import { renderMarkdown } from '../../reports/formats/markdown.ts';
import { type Format, formats } from '../../reports/formats.ts';
import { newDefects } from '../../reports/parts/known.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { addTo, writeFiles } from './write-files.ts';

/** Writes a report in the formats of every run and those that were asked for besides, and adds the summary to the page of the pipeline. */
export async function writeReport(
  report: Report,
  folder: string,
  besides: readonly Format[] = [],
): Promise<void> {
  const written = formats.filter((format) => format.always || besides.includes(format));
  // One after the other: a large report takes tens of megabytes in each.
  for (const format of written) await writeFormat(report, format, folder);
  const { GITHUB_STEP_SUMMARY: pipelineSummary } = process.env;
  if (pipelineSummary) await addTo(pipelineSummary, renderMarkdown(report));
}

async function writeFormat(report: Report, format: Format, folder: string): Promise<void> {
  if ('folder' in format) return writeFiles(join(folder, format.folder), format.files(report));
  const { file, render, pieces = render } = format;
  return writeFiles(folder, [{ name: file, content: pieces(report) }]);
}

/** What to do next, in a line or two. */
export function nextStep(report: Report, folder: string): string {
  const { run, cleanUp } = report;
  // What is left in a container goes with it.
  const isThere = run.target.kind === 'url' && run.target.container === undefined;
  const canGo = isThere && cleanUp.left.some(({ forGood }) => !forGood);
  const clean = canGo ? `\nTo try again to remove what is left: ${typedCommand()} clean --out ${folder}` : '';
  return `${afterReading(report, folder)}${clean}`;
}

function afterReading(report: Report, folder: string): string {
  const page = join(folder, 'report.html');
  switch (report.result) {
    case 'violating':
      return newDefects(report).some(({ level }) => level === 'MUST')
        ? `Open ${page} and start with the first defect.`
        : `All violations are known; ${page} shows them.`;
    case 'inconclusive':
      return `The result is inconclusive; ${page} shows the requests and responses.`;
    default:
      return `The report is ${page}.`;
  }
}
