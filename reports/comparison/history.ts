import type { HistoryRecord } from '../../harness/report/history.ts';
import type { Report } from '../../harness/report/report.ts';
import { isSameTarget } from '../parts/same-target.ts';

/** How many runs a report carries: a trend of more is no longer read point by point. */
const most = 60;

/** What a history keeps of a report. */
export function historyRecord({ run, result, counts, defects }: Report): HistoryRecord {
  return {
    schema: 'urn:assay-api:history:1',
    run: run.id,
    startedAt: run.startedAt,
    api: run.document.title,
    version: run.document.version,
    target: run.target.kind,
    url: run.target.url,
    ...(run.target.container !== undefined && { container: run.target.container }),
    result,
    cells: counts.cells,
    proven: counts.conformant,
    violating: counts.violating,
    defects: defects.filter(({ level }) => level === 'MUST').length,
    exchanges: counts.exchanges,
    seconds: run.seconds,
    interrupted: run.interrupted !== null,
  };
}

/** The report with the runs of a history that are of the same API and target, and its own as the last one. */
export function withHistory(report: Report, file: string, records: readonly HistoryRecord[]): Report {
  const own = historyRecord(report);
  const alike = records.filter((record) => isAlike(record, own) && record.run !== own.run);
  const shown = alike.slice(-(most - 1));
  return { ...report, history: { file, runs: [...shown, own], older: alike.length - shown.length } };
}

function isAlike(one: HistoryRecord, other: HistoryRecord): boolean {
  const targetOf = ({ target: kind, url, container }: HistoryRecord) => ({
    kind,
    url,
    ...(container !== undefined && { container }),
  });
  return one.api === other.api && isSameTarget(targetOf(one), targetOf(other));
}
