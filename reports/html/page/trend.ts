import type { HistoryRecord } from '../../../harness/report/history.ts';
import type { Report } from '../../../harness/report/report.ts';
import { count } from './links.ts';
import { html, type Markup } from './markup.ts';

/** One line of the trend. */
interface Series {
  readonly title: string;
  readonly of: (run: HistoryRecord) => number;
  readonly text: (run: HistoryRecord) => string;
}

const series: readonly Series[] = [
  {
    title: 'Cells proven',
    of: ({ proven }) => proven,
    text: ({ proven, cells }) => `${figure(proven)} of ${figure(cells)}`,
  },
  { title: 'Defects', of: ({ defects }) => defects, text: ({ defects }) => figure(defects) },
  { title: 'Seconds', of: ({ seconds }) => seconds, text: ({ seconds }) => figure(seconds) },
];

/** How the figures of a report came to be, run by run; nothing without a history of two runs. */
export function trendSection({ history }: Pick<Report, 'history'>): Markup | false {
  if (!history || history.runs.length < 2) return false;
  const { runs, file, older } = history;
  return html`<section aria-labelledby="trend"><h2 id="trend">Trend</h2>
<p class="explain">${count(runs.length, 'run')} of this API against this target, from <code>${file}</code>${older > 0 && `; ${count(older, 'older run is', 'older runs are')} in the file`}. A hollow point is a run that ended early.</p>
<div class="trend">${series.map((each) => chart(each, runs))}</div>
<details><summary>The runs as a table</summary><div class="scroll"><table><thead><tr><th scope="col">Run</th>${series.map(({ title }) => html`<th scope="col" class="number">${title}</th>`)}<th scope="col">Result</th></tr></thead>
<tbody>${runs
    .toReversed()
    .map(
      (run) =>
        html`<tr><th scope="row"><time datetime="${run.startedAt}">${day(run)}</time></th>${series.map(({ text }) => html`<td class="number">${text(run)}</td>`)}<td>${run.result}${run.interrupted && ', ended early'}</td></tr>`,
    )}</tbody></table></div></details></section>
`;
}

const [width, height, margin] = [260, 64, 6];

/** A line with a point for each run; the highest, the lowest and the last value stand beside it as text. */
function chart({ title, of, text }: Series, runs: readonly HistoryRecord[]): Markup | false {
  const [first] = runs;
  const last = runs.at(-1);
  if (!first || !last) return false;
  const values = runs.map(of);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (at: number): number => round(margin + (at / (runs.length - 1)) * (width - 2 * margin));
  const y = (value: number): number =>
    round(
      high === low ? height / 2 : height - margin - ((value - low) / (high - low)) * (height - 2 * margin),
    );
  const points = values.map((value, at) => ({ x: x(at), y: y(value), run: runs[at] }));
  return html`<figure><figcaption><b>${title}</b> <span class="number">${text(last)}</span></figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}: ${figure(of(first))} at first, ${figure(of(last))} now, between ${figure(low)} and ${figure(high)}">
<polyline points="${points.map((point) => `${point.x},${point.y}`).join(' ')}"/>
${points.map((point) => html`<circle cx="${point.x}" cy="${point.y}" r="3"${point.run?.interrupted === true && html` class="early"`}/>`)}</svg>
<p class="dim">${low === high ? `always ${figure(low)}` : `${figure(low)} to ${figure(high)}`}</p></figure>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}

/** "2026-03-14 09:26" */
function day({ startedAt }: HistoryRecord): string {
  return `${startedAt.slice(0, 10)} ${startedAt.slice(11, 16)}`;
}
