import type { Defect, Violation } from '../../../harness/report/defects.ts';
import { excuseOf } from '../../parts/known.ts';
import { pageAddress } from '../../parts/pages.ts';
import { hashOf } from './address.ts';
import { type Book, pick } from './book.ts';
import { type DefectFilter, defectsIn, filterViolations } from './defect-filter.ts';
import { exchangeView } from './exchange-view.ts';
import { glyph, type Sign } from './glyph.ts';
import { knownSection } from './known-section.ts';
import { cellLink, count, scenarioLink } from './links.ts';
import { html, type Markup } from './markup.ts';
import { missing } from './missing.ts';
import { violationText } from './violation-text.ts';

/** Defects, one a line. */
export function defectTable(defects: readonly Defect[]): Markup {
  return html`<div class="scroll"><table class="defects"><thead><tr><th scope="col">What is wrong</th><th scope="col">Check</th><th scope="col" class="number">Times</th><th scope="col" class="number">Cells</th><th scope="col" class="number">Operations</th></tr></thead>
<tbody>${defects.map(
    (
      defect,
    ) => html`<tr><th scope="row">${glyph(signOf(defect))}<a href="${hashOf({ view: 'defect', id: defect.id })}">${defect.title}</a></th>
<td>${checkLink(defect.check)}</td><td class="number">${defect.violations}</td><td class="number">${defect.cells.length}</td><td class="number">${defect.operations.length}</td></tr>`,
  )}</tbody></table></div>`;
}

/** All defects, with a filter. */
export function defectsPage(book: Book, filter: DefectFilter): Markup {
  const { report, exchanges } = book;
  const checks = [...new Set(report.violations.map(({ check }) => check))].sort();
  const personas = [
    ...new Set(report.violations.flatMap((each) => exchanges.get(each.exchange)?.persona ?? [])),
  ];
  return html`<h1 tabindex="-1">Defects</h1>
<p class="lead">Violations with the same cause are one defect.</p>
<form id="defect-filter" class="filter" role="search" aria-label="Filter the defects">
<label class="search"><span class="sr-only">Search scenarios</span><input type="search" name="q" value="${filter.scenario}" placeholder="Scenario or suite" autocomplete="off"><kbd aria-hidden="true">/</kbd></label>
${choice('Check', 'check', checks, filter.check)}${choice('Persona', 'persona', personas, filter.persona)}
${report.since && html`<label class="chip"><input type="checkbox" name="new" value="1"${filter.isNew && html` checked`}><span>Only new</span> <span class="number">${report.violations.filter(({ since }) => since !== undefined).length}</span></label>`}</form>
<div id="defect-list">${defectResults(book, filter)}</div>`;
}

function choice(label: string, name: string, values: readonly string[], chosen: string): Markup {
  return html`<label class="select">${label} <select name="${name}"><option value="">all</option>${values.map(
    (value) => html`<option${value === chosen && html` selected`}>${value}</option>`,
  )}</select></label>`;
}

/** The defects that a filter lets through, as far as their violations do, and how many they are. */
export function defectResults(book: Book, filter: DefectFilter): Markup {
  const { report } = book;
  const violations = filterViolations(book, filter);
  const news = violations.filter(({ known }) => known === undefined);
  const defects = defectsIn(report.defects, news);
  const of = (level: Defect['level']) => defects.filter((defect) => defect.level === level);
  const isAll = violations.length === report.violations.length;
  const none = isAll ? 'None found' : 'None that match';
  return html`<p role="status" class="meta">${isAll ? 'All' : `${violations.length} of`} ${count(report.violations.length, 'violation or advisory', 'violations and advisories')}</p>
<h2>Violations of a MUST</h2>
${of('MUST').length > 0 ? defectTable(of('MUST')) : html`<p>${isAll && report.counts.violations > 0 ? 'Only known violations' : none}.</p>`}
${isAll && knownSection(report)}<h2>Advisories</h2><p class="explain">Failures of a SHOULD. They do not count against the result.</p>
${of('SHOULD').length > 0 ? defectTable(of('SHOULD')) : html`<p>${none}.</p>`}`;
}

export function defectPage(book: Book, id: string): Markup {
  const defect = book.defects.get(id);
  if (!defect) return missing('defect', id, '#/defects');
  const violations = book.report.violations.filter((violation) => violation.defect === id);
  const word = defect.level === 'MUST' ? 'violation' : 'advisory';
  const [first] = violations;
  const shown = first && book.exchanges.get(first.exchange);
  return html`<p class="trail"><a rel="up" href="#/defects">Defects</a></p>
<h1 tabindex="-1">${glyph(signOf(defect))}${defect.title}</h1>
<p class="lead">${count(defect.violations, word, word === 'violation' ? 'violations' : 'advisories')} of the check ${checkLink(defect.check)} (${defect.level}), in ${count(defect.cells.length, 'cell')} of ${count(defect.operations.length, 'operation')}.</p>
${defect.page !== undefined && pageNote(defect.page)}${
  first &&
  shown &&
  html`<h2>First exchange</h2><ol class="exchanges">${exchangeView(
    book,
    shown,
    violations.filter(({ exchange }) => exchange === shown.id),
    { isMarked: false },
  )}</ol><p class="meta">${scenarioOf(book, first)}</p>`
}<h2>Cells</h2><ul class="plain tight">${pick(book.cells, defect.cells).map((cell) => html`<li>${cellLink(cell)}</li>`)}</ul>
<h2>Where it occurred</h2><ul class="violations">${violations.map((violation) => violationItem(book, violation))}</ul>`;
}

/** A link to what a check means. */
function checkLink(check: string): Markup {
  return html`<a href="${hashOf({ view: 'check', id: check })}"><code>${check}</code></a>`;
}

/** Where the page is that explains a defect. A report is read far from where it was made, so that it is no link. */
export function pageNote(page: string): Markup {
  return html`<p class="meta">Page in the npm package: <code>${pageAddress(page)}</code></p>`;
}

/** A violation with the way to the exchange that shows it. */
export function violationItem(book: Book, violation: Violation): Markup {
  const entry = book.report.known?.find(({ id }) => id === violation.known);
  return html`<li class="violation ${violation.level}">${violationText(violation)}
${entry && html`<p class="meta">Accepted: ${excuseOf(entry)}</p>`}<p class="meta">${scenarioOf(book, violation)} · <span class="code">${violation.cell ?? violation.operation}</span></p></li>`;
}

/** A link to the scenario of a violation, at its exchange. */
function scenarioOf({ scenarios }: Book, { scenario: id, exchange }: Violation): Markup | false {
  const scenario = scenarios.get(id);
  return scenario !== undefined && scenarioLink(scenario, exchange);
}

function signOf({ level }: Defect): Sign {
  return level === 'MUST' ? 'violating' : 'advisory';
}
