import type { Report } from '../../../harness/report/report.ts';
import type { ReportedTraffic } from '../../../harness/report/traffic.ts';
import { leftGroups } from '../../parts/left-groups.ts';
import { leftWords, tombstoneWords } from '../../parts/left-words.ts';
import { listLines } from '../../parts/list-lines.ts';
import { putOffs, putOffWords } from '../../parts/postponed.ts';
import { trafficRows } from '../../parts/traffic-words.ts';
import { count, matrixHash } from './links.ts';
import { html, type Markup } from './markup.ts';
import { versionFact } from './version-fact.ts';

/** What was run against what, and when. */
export function runFacts(report: Report): Markup {
  const { run, cells, counts, cleanUp } = report;
  const { target, document } = run;
  return html`<dl class="facts">
<div><dt>Target</dt><dd>${target.container === undefined ? targetWords[target.kind] : html`Container of <code>${target.container}</code>`}<br><code>${target.url}</code></dd></div>
${report.traffic ? trafficFact(report.traffic) : html`<div><dt>Credentials</dt><dd>${target.auth}</dd></div>`}
<div><dt>Document</dt><dd>${document.title} ${document.version}<br><code>${document.file}</code>${document.source !== undefined && html`<br>${document.source}`}<br><span class="dim">sha256 <code>${document.sha256.slice(0, 12)}</code></span></dd></div>
${versionFact(report)}${ownDocument(report)}${documentedIn(cells)}<div><dt>Run</dt><dd><time datetime="${run.startedAt}">${moment(run.startedAt)}</time><br>${count(counts.exchanges, 'exchange')} in ${run.seconds.toLocaleString('en', { maximumFractionDigits: 1 })} s${!report.traffic && `, ${run.concurrency} at a time`}<br><span class="dim"><code>${run.id}</code>, assay ${run.assay}</span>${run.selection !== null && html`<br>only <code>${run.selection}</code>`}</dd></div>
${pace(run.pace)}${!report.traffic && html`<div><dt>Cleaned up</dt><dd>${cleanUp.removed.toLocaleString('en')} of ${cleanUp.created.toLocaleString('en')} removed${cleanUp.left.length > 0 && html`<br>${leftWords(cleanUp)}`}</dd></div>`}
</dl>`;
}

/** How much of recorded traffic is judged, and why the rest is not. */
function trafficFact(traffic: ReportedTraffic): Markup {
  return html`<div><dt>Traffic</dt><dd>${traffic.files.map((file) => html`<code>${file}</code><br>`)}${trafficRows(traffic).map(([, entries, words]) => html`${count(entries, 'exchange')}: ${words}`)}</dd></div>`;
}

/** Only where the target publishes a document of itself that says more than ours. */
function ownDocument({ ownDocument: own }: Report): Markup | false {
  if (!own) return false;
  const { url, operations, cells, conformant, violating, notExercised } = own;
  return html`<div><dt>Its own document</dt><dd><code>${url}</code><br><span class="dim">${operations === 0 ? 'no operation that ours lacks' : html`${count(operations, 'more operation')}, ${count(cells, 'cell')}: ${conformant} proven, ${violating} violating, ${notExercised} not exercised`}</span></dd></div>
`;
}

/** Only where the document names sources. */
function documentedIn(cells: Report['cells']): Markup | false {
  const sources = [...new Set(cells.flatMap((cell) => cell.documentedIn))].sort();
  return (
    sources.length > 0 &&
    html`<div><dt>Documented in</dt><dd>${sources.map(
      (source, at) =>
        html`${at > 0 && ' · '}<a href="${matrixHash({ documentedIn: source })}">${source}</a> ${cells.filter((cell) => cell.documentedIn.includes(source)).length}`,
    )} <span class="dim">cells</span></dd></div>
`
  );
}

/** Only where there is something to say: a limit that was set, or a target that asked to come back later. */
function pace(told: Report['run']['pace']): Markup | false {
  const { perSecond, maxRequests } = told;
  const limits = [
    ...(perSecond === null ? [] : [`${perSecond.toLocaleString('en')} requests per second`]),
    ...(maxRequests === null ? [] : [`${maxRequests.toLocaleString('en')} requests`]),
  ];
  const number = putOffs(told);
  if (limits.length + number === 0) return false;
  return html`<div><dt>Pace</dt><dd>${limits.length > 0 && html`At most ${limits.join(', ')}<br>`}${number > 0 ? html`${count(number, 'request')} postponed: ${putOffWords(told)}` : 'No request was postponed'}</dd></div>
`;
}

const targetWords: Readonly<Record<Report['run']['target']['kind'], string>> = {
  mock: 'Mock built from the document',
  reference: 'Reference server',
  url: 'Deployed instance',
  traffic: 'Recorded traffic',
};

/** "14 March 2026, 09:26 UTC" */
function moment(startedAt: string): string {
  const time = new Date(startedAt);
  if (Number.isNaN(time.getTime())) return startedAt;
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(time).replace(' at ', ', ')} UTC`;
}

export function cleanUpReceipt(receipt: Report['cleanUp']): Markup {
  const { created, removed, left } = receipt;
  const lists = listLines(receipt).map((line) => html`<p>${line}.</p>`);
  if (left.length === 0)
    return html`<p>Created ${created.toLocaleString('en')}, removed ${removed.toLocaleString('en')}: nothing of this run is left on the target${tombstoneWords(receipt.tombstones)}.</p>${lists}`;
  return html`<p>Created ${created}, removed ${removed}. Left behind:</p>
<ul class="plain">${leftGroups(left).map(({ what, why }) => html`<li><code>${what}</code>: ${why}</li>`)}</ul>${lists}`;
}
