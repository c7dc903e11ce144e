import type { ReportedExchange } from '../../../harness/report/evidence.ts';
import type { ReportedCell } from '../../../harness/report/ledger.ts';
import { senderOf } from '../../parts/sender-name.ts';
import { hashOf } from './address.ts';
import { areaOf } from './area.ts';
import { type Book, pick } from './book.ts';
import { kindOf, wordsOf } from './cell-kind.ts';
import { violationItem } from './defects.ts';
import { whatHelps } from './gap.ts';
import { glyph } from './glyph.ts';
import { count, operationMarkup, scenarioLink } from './links.ts';
import { loadLine } from './load-section.ts';
import { html, type Markup } from './markup.ts';
import { filterCells, filterToQuery, type MatrixFilter } from './matrix-filter.ts';
import { missing } from './missing.ts';
import { requirementList } from './requirements.ts';
import { scenarioFold } from './scenario-view.ts';

/** The case of one cell: the verdict and why, and everything that was sent because of it. */
export function cellPage(book: Book, id: string, filter: MatrixFilter): Markup {
  const cell = book.cells.get(id);
  if (!cell) return missing('cell', id, '#/matrix');
  const kind = kindOf(cell);
  const scenarios = pick(book.scenarios, cell.scenarios);
  const violations = book.report.violations.filter((violation) => cell.violations.includes(violation.id));
  return html`${trail(book, cell, filter)}
<p class="eyebrow">${[areaOf(cell), cell.summary].filter(Boolean).join(' · ')}</p>
<h1 tabindex="-1" class="case ${kind}">${glyph(kind)}<span class="code">${operationMarkup(cell.operation)} <b>${cell.status}</b></span></h1>
<p class="lead">${verdictSentence(cell)}</p>
<p class="meta">Documented in ${cell.documentedIn.join(', ') || 'no named source'} · ${count(scenarios.length, 'scenario')} for this cell · ${count(cell.exchanges.length, 'exchange')} recorded under it</p>
${loadLine(book.report, cell.operation)}${
  violations.length > 0 &&
  html`<h2>${violations.some(({ level }) => level === 'MUST') ? 'Violations' : 'Advisories'}</h2>
<ul class="violations">${violations.map((violation) => violationItem(book, violation))}</ul>${defectLinks(book, violations)}`
}
<h2>Scenarios for this cell</h2>
${scenarios.length > 0 ? [...scenarios].sort(byWeight).map(scenarioFold) : html`<p class="dim">No scenario tests this cell.</p>`}
${landedHere(book, cell)}
<h2>Requirements</h2>
${cell.requirements.length > 0 ? requirementList(book, pick(book.requirements, cell.requirements)) : html`<p class="dim">No requirement of the sources names this cell.</p>`}`;
}

function verdictSentence(cell: ReportedCell): Markup {
  const { verdict } = cell;
  const { word, sentence } = wordsOf(kindOf(cell));
  switch (verdict.kind) {
    case 'conformant':
      return html`<b>Conformant, ${word.toLowerCase()}.</b> ${sentence}`;
    case 'violating':
      return html`<b>Violating.</b> ${verdict.reason}`;
    case 'not-exercised':
      return html`<b>Not exercised.</b> ${verdict.reason} <span class="dim">(${verdict.because})</span> ${whatHelps(verdict.because)}`;
  }
}

/** The way back, and to the neighbours among the cells that the filter shows. */
function trail({ report }: Book, cell: ReportedCell, filter: MatrixFilter): Markup {
  const shown = filterCells(report.cells, filter);
  const at = shown.findIndex(({ id }) => id === cell.id);
  const neighbour = (step: number, word: string, key: string, rel: string) => {
    const other = at < 0 ? undefined : shown[at + step];
    if (!other) return html`<span class="dim" aria-hidden="true">${word}</span>`;
    return html`<a rel="${rel}" href="${hashOf({ view: 'cell', id: other.id, filter })}">${word}<kbd aria-hidden="true">${key}</kbd></a>`;
  };
  const matching = filterToQuery(filter) === '' ? '' : ' that match';
  return html`<nav class="trail" aria-label="Cases"><a rel="up" href="${hashOf({ view: 'matrix', filter })}">Matrix</a>
<span class="dim">${at >= 0 && `${at + 1} of ${shown.length}${matching}`}</span>${neighbour(-1, 'Previous', 'k', 'prev')}${neighbour(1, 'Next', 'j', 'next')}</nav>`;
}

function defectLinks(book: Book, violations: readonly { readonly defect: string }[]): Markup {
  const defects = pick(book.defects, [...new Set(violations.map(({ defect }) => defect))]);
  return html`<p class="meta">Defect: ${defects.map(
    ({ id, title, cells }, at) =>
      html`${at > 0 && ' · '}<a href="${hashOf({ view: 'defect', id })}">${title}</a> (${count(cells.length, 'cell')})`,
  )}</p>`;
}

const shownElsewhere = 20;

/** Exchanges of scenarios for other cells: they are checked here too. */
function landedHere(book: Book, cell: ReportedCell): Markup | false {
  const elsewhere = pick(book.exchanges, cell.exchanges).filter(
    ({ scenario }) => !cell.scenarios.includes(scenario),
  );
  if (elsewhere.length === 0) return false;
  const item = (exchange: ReportedExchange) => {
    const scenario = book.scenarios.get(exchange.scenario);
    return html`<li>${scenario ? scenarioLink(scenario, exchange.id) : exchange.scenario} <span class="dim">${exchange.why}, as ${senderOf(exchange)}</span></li>`;
  };
  const rest = elsewhere.slice(shownElsewhere);
  return html`<h2>Also returned here</h2><p class="explain">Steps of other scenarios that returned this status. Every check judged them too.</p>
<ul class="plain tight">${elsewhere.slice(0, shownElsewhere).map(item)}</ul>
${rest.length > 0 && html`<details><summary>${rest.length} more</summary><ul class="plain tight">${rest.map(item)}</ul></details>`}`;
}

const weights = { violated: 0, passed: 1, 'not-exercised': 2 };

function byWeight(
  a: { readonly outcome: keyof typeof weights },
  b: { readonly outcome: keyof typeof weights },
): number {
  return weights[a.outcome] - weights[b.outcome];
}
