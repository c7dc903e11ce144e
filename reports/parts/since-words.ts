import type { ReportedSince } from '../../harness/report/since.ts';
import { number, plural } from './figures.ts';

/** "Since conformance-report/report.json of 2026-11-29 10:00 UTC" */
export function sinceWhat({ file, startedAt }: ReportedSince): string {
  return `Since ${file} of ${startedAt.slice(0, 10)} ${startedAt.slice(11, 16)} UTC`;
}

/** What changed, as the figures of one line: "2 new defects, 1 fixed, 3 still there, 4 cells won, 2 lost". */
export function sinceFigures({ new: news, still, fixed, notTested, won, lost }: ReportedSince): string {
  const parts = [
    plural(news.length, 'new defect'),
    `${number(fixed.length)} fixed`,
    `${number(still.length)} still there`,
    ...(notTested.length > 0 ? [`${number(notTested.length)} not tested again`] : []),
    `${plural(won.length, 'cell')} won`,
    `${number(lost.length)} lost`,
  ];
  return parts.join(', ');
}

/** Both, and what else is different, as lines. */
export function sinceLines(since: ReportedSince): string[] {
  return [
    `${sinceWhat(since)}: ${sinceFigures(since)}.`,
    ...since.besides.map((sentence) => `  ${sentence}`),
  ];
}
