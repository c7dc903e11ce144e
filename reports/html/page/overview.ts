import type { Defect } from '../../../harness/report/defects.ts';
import type { ReportedCell } from '../../../harness/report/ledger.ts';
import type { Report } from '../../../harness/report/report.ts';
import { newDefects } from '../../parts/known.ts';
import { worstDefects } from '../../parts/worst-defects.ts';
import { hashOf } from './address.ts';
import { areaOf } from './area.ts';
import { cellKinds, countKinds, kindsIn } from './cell-kind.ts';
import { defectTable } from './defects.ts';
import { findingsSection } from './findings.ts';
import { gapSection } from './gap-table.ts';
import { gateNotice } from './gate-notice.ts';
import { glyph, type Sign } from './glyph.ts';
import { knownSection, staleNotice } from './known-section.ts';
import { count, matrixHash } from './links.ts';
import { loadSection } from './load-section.ts';
import { html, type Markup } from './markup.ts';
import { nextStep } from './next-step.ts';
import { cleanUpReceipt, runFacts } from './run-facts.ts';
import { siblingsSection } from './siblings.ts';
import { sinceFigures, sinceSection } from './since-section.ts';
import { slowestSection } from './slowest-section.ts';
import { trafficSection } from './traffic-section.ts';
import { trendSection } from './trend.ts';

/** The first screen: the result, how much of the document is proven, what is wrong, and what cannot be seen. */
export function overview(report: Report): Markup {
  const { run, result, counts } = report;
  const word = resultWords[result];
  return html`<div class="front">
<div class="verdict ${result}">
<p class="eyebrow">${run.document.title} ${run.document.version}</p>
<h1 tabindex="-1">${glyph(word.sign)}${word.text}</h1>
<p class="lead">${report.summary}</p>
${run.interrupted !== null && html`<p class="notice"><b>The run ended early:</b> ${run.interrupted}</p>`}
${run.part !== undefined && html`<p class="notice"><b>Only a part was run</b> (<code>${run.part}</code>): nothing is said about the rest.</p>`}${gateNotice(report)}${staleNotice(report)}<p class="next"><b>Next</b> <span>${nextStep(report)}</span></p>
</div>
${sinceFigures(report)}${proven(report)}
${runFacts(report)}
</div>
${defects(report)}
${sinceSection(report)}${trendSection(report)}${knownSection(report)}${gapSection(report.cells)}
${areas(report.cells)}
${loadSection(report)}${slowestSection(report.exchanges)}
<div class="columns">
<section aria-labelledby="blind"><h2 id="blind">What this report cannot see</h2>
<ul class="plain">${report.blindSpots.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>
${!report.traffic && html`<section aria-labelledby="receipt"><h2 id="receipt">Clean-up</h2>${cleanUpReceipt(report.cleanUp)}</section>`}
</div>
${siblingsSection(report)}
${findingsSection(report)}
${trafficSection(report)}
<p class="footnote">${!report.traffic && `${count(counts.scenarios, 'scenario')}, `}${count(counts.exchanges, 'exchange')}; credentials are removed before anything is stored.</p>`;
}

const resultWords: Readonly<Record<Report['result'], { readonly text: string; readonly sign: Sign }>> = {
  conformant: { text: 'Conformant', sign: 'passed' },
  violating: { text: 'Violating', sign: 'violating' },
  partial: { text: 'Partial', sign: 'injected' },
  inconclusive: { text: 'Inconclusive', sign: 'inconclusive' },
};

function proven({ counts, cells }: Report): Markup {
  const numbers = countKinds(cells);
  return html`<section class="proven" aria-labelledby="proven">
<h2 id="proven"><b class="big">${counts.conformant.toLocaleString('en')}</b> of ${count(counts.cells, 'cell')} proven</h2>
<p class="explain">A cell is one documented status of one operation (${count(counts.operations, 'operation')}). It is proven only by an exchange that was meant to return that status and passed every check.</p>
${bar(cells)}
<dl class="legend">${kindsIn(cells).map(
    ({ kind, word, sentence }) =>
      html`<div><dt><a href="${matrixHash({ show: [kind] })}">${glyph(kind)}<b>${(numbers.get(kind) ?? 0).toLocaleString('en')}</b> ${word}</a></dt><dd>${sentence}</dd></div>`,
  )}</dl>
</section>`;
}

/** A bar of the kinds of cells, in the order of the legend. Decoration: the numbers stand beside it. */
function bar(cells: readonly ReportedCell[]): Markup {
  const counts = countKinds(cells);
  const parts = cellKinds.map(({ kind }, at) => {
    const before = cellKinds.slice(0, at).reduce((sum, each) => sum + (counts.get(each.kind) ?? 0), 0);
    return { kind, from: percent(before, cells.length), wide: percent(counts.get(kind) ?? 0, cells.length) };
  });
  return html`<svg class="bar" aria-hidden="true" width="100%" height="12">${parts
    .filter(({ wide }) => wide > 0)
    .map(
      ({ kind, from, wide }) => html`<rect class="${kind}" x="${from}%" width="${wide}%" height="100%"/>`,
    )}</svg>`;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1e4) / 100;
}

const shownDefects = 8;

function fixFirst(must: readonly Defect[]): Markup | false {
  const worst = worstDefects(must);
  return (
    worst.length > 0 &&
    html`<h3>Fix first</h3><ol class="fix-first">${worst.map(
      ({ id, sentence }) => html`<li><a href="${hashOf({ view: 'defect', id })}">${sentence}</a></li>`,
    )}</ol>`
  );
}

function defects(report: Report): Markup {
  const news = newDefects(report);
  const must = news.filter(({ level }) => level === 'MUST');
  const should = news.filter(({ level }) => level === 'SHOULD');
  const violations = must.reduce((sum, defect) => sum + defect.violations, 0);
  return html`<section aria-labelledby="defects"><h2 id="defects">Defects</h2>
${
  must.length === 0
    ? html`<p class="explain">${report.counts.violations > 0 ? 'All violations of a MUST are known' : 'No violation of a MUST was found'}.</p>`
    : html`${fixFirst(must)}<p class="explain">${count(violations, 'violation')}. Violations with the same cause are one defect.</p>
${defectTable(must.slice(0, shownDefects))}${more(must.length)}`
}</section>
${
  should.length > 0 &&
  html`<section aria-labelledby="advisories"><h2 id="advisories">Advisories</h2>
<p class="explain">${count(report.counts.advisories, 'failure')} of a SHOULD. They are shown, and do not count against the result.</p>
${defectTable(should.slice(0, shownDefects))}${more(should.length)}</section>`
}`;
}

function more(number: number): Markup | false {
  return number > shownDefects && html`<p class="more"><a href="#/defects">All ${number}</a></p>`;
}

function areas(cells: readonly ReportedCell[]): Markup {
  return html`<section aria-labelledby="areas"><h2 id="areas">By area</h2>
<div class="scroll"><table class="areas"><thead><tr><th scope="col">Area</th><th scope="col">Evidence</th><th scope="col" class="number">Proven</th><th scope="col" class="number">Violating</th><th scope="col" class="number">Not exercised</th></tr></thead><tbody>${[
    ...Map.groupBy(cells, areaOf),
  ].map(([area, members]) => {
    const counts = countKinds(members);
    const violating = (counts.get('violating') ?? 0) + (counts.get('known') ?? 0);
    const open = counts.get('not-exercised') ?? 0;
    return html`<tr><th scope="row"><a href="${matrixHash({ area })}">${area}</a></th><td>${bar(members)}</td>
<td class="number">${members.length - violating - open} of ${members.length}</td>
<td class="number">${violating > 0 ? html`<a href="${matrixHash({ area, show: ['violating', 'known'] })}">${glyph('violating')} ${violating}</a>` : '0'}</td>
<td class="number">${open > 0 ? html`<a href="${matrixHash({ area, show: ['not-exercised'] })}">${glyph('not-exercised')} ${open}</a>` : '0'}</td></tr>`;
  })}</tbody></table></div></section>`;
}
