import type { ReportedTraffic } from '../../harness/report/traffic.ts';
import { number, plural } from './figures.ts';

/** How much of recorded traffic was judged, as rows: a name, a number, what it means. */
export function trafficRows(traffic: ReportedTraffic): readonly (readonly [string, number, string])[] {
  const { entries, judged, elsewhere, left, undocumented } = traffic;
  const unknown = undocumented.reduce((sum, { count }) => sum + count, 0);
  const words = [
    `${number(judged)} judged`,
    ...(unknown === 0 ? [] : [`${number(unknown)} not in the document`]),
    ...left.map(({ why, count }) => `${number(count)} ${why}`),
    ...(elsewhere === 0 ? [] : [`${number(elsewhere)} to other servers`]),
  ];
  return [['recorded', entries, words.join(', ')]];
}

const most = 8;

/** What clients ask for and the document does not have, as lines. */
export function undocumentedLines({ undocumented }: ReportedTraffic): readonly string[] {
  if (undocumented.length === 0) return [];
  const sorted = undocumented.toSorted((a, b) => b.count - a.count);
  const shown = sorted.slice(0, most);
  const digits = Math.max(...shown.map(({ count }) => number(count).length));
  const rest = sorted.length - shown.length;
  return [
    '',
    'Requests that the document does not have:',
    ...shown.map(
      ({ request, count, statuses }) =>
        `  ${number(count).padStart(digits)}  ${request}  returned ${statuses.join(', ')}`,
    ),
    ...(rest > 0 ? [`  and ${plural(rest, 'other')}; all are in report.json`] : []),
  ];
}
