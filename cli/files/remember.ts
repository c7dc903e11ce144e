import type { Report } from '../../harness/report/report.ts';
import type { NamedReport } from '../../reports/comparison/compare.ts';
import { historyRecord, withHistory } from '../../reports/comparison/history.ts';
import { since } from '../../reports/comparison/since.ts';
import { tell } from '../terminal/print.ts';
import { earlierReport, notAlike } from './earlier-report.ts';
import { addToHistory, readHistory } from './history-file.ts';

/** What a report can be told of earlier runs. */
export interface Memory {
  /** The report of --baseline; without one, that of the run before in the same folder. */
  readonly baseline: NamedReport | undefined;
  /** The file of --history. */
  readonly history: string | undefined;
  /** Folder of the report, which is not written yet. */
  readonly out: string;
}

/** The report with what is different from an earlier run, and with the runs of a history, to which its own is added. */
export async function remembered(report: Report, { baseline, history, out }: Memory): Promise<Report> {
  const compared = baseline ? since(report, baseline) : await sinceRunBefore(report, out);
  return history === undefined ? compared : await inHistory(compared, history);
}

async function sinceRunBefore(report: Report, folder: string): Promise<Report> {
  const earlier = await earlierReport(folder);
  // Shards that are merged once more are the same run.
  if (earlier === undefined || (typeof earlier !== 'string' && earlier.report.run.id === report.run.id))
    return report;
  const note = typeof earlier === 'string' ? earlier : notAlike(report, earlier);
  if (note === undefined && typeof earlier !== 'string') return since(report, earlier);
  tell(note ?? '');
  return report;
}

async function inHistory(report: Report, file: string): Promise<Report> {
  if (report.run.part !== undefined) {
    tell(`A part of a run (${report.run.part}) is not added to ${file}.`);
    return report;
  }
  const read = await readHistory(file);
  if (read.note !== undefined) tell(read.note);
  if (!read.isOurs) return report;
  const isIn = read.records.some(({ run }) => run === report.run.id);
  const problem = isIn ? undefined : await addToHistory(file, read, historyRecord(report));
  if (problem !== undefined) tell(problem);
  return withHistory(report, file, read.records);
}
