import type { Report } from '../../../harness/report/report.ts';
import type { EarlierDefect, ReportedSince } from '../../../harness/report/since.ts';
import { sinceWhat } from '../../parts/since-words.ts';
import { hashOf } from './address.ts';
import { everyDefect } from './defect-filter.ts';
import { glyph, type Sign } from './glyph.ts';
import { cellLink, count } from './links.ts';
import { html, type Markup } from './markup.ts';

/** What is different from an earlier run, in five figures for the first screen; nothing where there is none. */
export function sinceFigures({ since }: Pick<Report, 'since'>): Markup | false {
  if (!since) return false;
  const figures: readonly (readonly [string, number, Sign, string])[] = [
    [
      'New',
      since.new.length,
      'violating',
      hashOf({ view: 'defects', filter: { ...everyDefect, isNew: true } }),
    ],
    ['Fixed', since.fixed.length, 'passed', '#since'],
    ['Still there', since.still.length, 'known', hashOf({ view: 'defects', filter: everyDefect })],
    ['Cells won', since.won.length, 'provoked', '#since'],
    ['Cells lost', since.lost.length, 'not-exercised', '#since'],
  ];
  return html`<section class="since" aria-labelledby="since-run">
<h2 id="since-run">${sinceWhat(since)}</h2>
<dl class="figures">${figures.map(
    ([word, number, sign, link]) =>
      html`<div><dt>${glyph(number > 0 ? sign : 'not-exercised')}${word}</dt><dd>${number > 0 ? html`<a href="${link}">${number.toLocaleString('en')}</a>` : '0'}</dd></div>`,
  )}</dl>
${since.besides.length > 0 && html`<p class="explain">${since.besides.join(' ')}</p>`}</section>`;
}

const shown = 8;

/** The same one by one, further down. */
export function sinceSection(report: Report): Markup | false {
  const { since } = report;
  if (!since || isSame(since)) return false;
  const defects = new Map(report.defects.map((defect) => [defect.id, defect]));
  const cells = new Map(report.cells.map((cell) => [cell.id, cell]));
  const link = (id: string): Markup => {
    const cell = cells.get(id);
    return cell ? cellLink(cell) : html`<span class="code">${id}</span>`;
  };
  return html`<section aria-labelledby="since"><h2 id="since" tabindex="-1">What changed</h2>
<div class="columns">
${list(
  'New defects',
  since.new.map((id) => {
    const { title = id, operations = [] } = defects.get(id) ?? {};
    return html`${glyph('violating')}<a href="${hashOf({ view: 'defect', id })}">${title}</a> <span class="dim">${count(operations.length, 'operation')}${isFirstTest(report, id) && ', not tested before'}</span>`;
  }),
)}${list('Fixed', since.fixed.map(earlier('passed')))}${list('Not found, but not tested again', since.notTested.map(earlier('not-exercised')))}${list(
  'Cells lost',
  since.lost.map(({ cell, reason }) => html`${link(cell)} <span class="dim">${reason}</span>`),
)}${list('Cells won', since.won.map(link))}</div></section>
`;
}

function isSame({ new: news, fixed, notTested, won, lost }: ReportedSince): boolean {
  return news.length + fixed.length + notTested.length + won.length + lost.length === 0;
}

/** Nothing of it was in a cell that had been tested: it is news, and no regression. */
function isFirstTest({ violations }: Report, id: string): boolean {
  return violations.every(({ defect, since }) => defect !== id || since !== 'new');
}

function earlier(sign: Sign): (defect: EarlierDefect) => Markup {
  return ({ title, check, operations }) =>
    html`${glyph(sign)}${title} <span class="dim"><code>${check}</code>, ${count(operations.length, 'operation')}</span>`;
}

function list(title: string, items: readonly Markup[]): Markup | false {
  const item = (each: Markup) => html`<li>${each}</li>`;
  const rest = items.slice(shown);
  return (
    items.length > 0 &&
    html`<div><h3>${title} (${items.length.toLocaleString('en')})</h3><ul class="plain">${items.slice(0, shown).map(item)}</ul>
${rest.length > 0 && html`<details><summary>${rest.length} more</summary><ul class="plain">${rest.map(item)}</ul></details>`}</div>`
  );
}
