import type { Defect, Violation } from '../../../harness/report/defects.ts';
import { excuseOf, newDefects } from '../../parts/known.ts';
import { pageAddress } from '../../parts/pages.ts';
import { hashOf } from './address.ts';
import { type Book, pick } from './book.ts';
import { glyph, type Sign } from './glyph.ts';
import { knownSection } from './known-section.ts';
import { cellLink, count, scenarioLink } from './links.ts';
import { html, type Markup } from './markup.ts';
import { missing } from './missing.ts';

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

export function defectsPage({ report }: Book): Markup {
  const news = newDefects(report);
  const of = (level: Defect['level']) => news.filter((defect) => defect.level === level);
  return html`<h1 tabindex="-1">Defects</h1>
<p class="lead">Violations with the same cause are one defect.</p>
<h2>Violations of a MUST</h2>
${of('MUST').length > 0 ? defectTable(of('MUST')) : html`<p>${report.counts.violations > 0 ? 'Only known violations' : 'None found'}.</p>`}
${knownSection(report)}<h2>Advisories</h2><p class="explain">Failures of a SHOULD. They do not count against the result.</p>
${of('SHOULD').length > 0 ? defectTable(of('SHOULD')) : html`<p>None found.</p>`}`;
}

export function defectPage(book: Book, id: string): Markup {
  const defect = book.defects.get(id);
  if (!defect) return missing('defect', id, '#/defects');
  const violations = book.report.violations.filter((violation) => violation.defect === id);
  const word = defect.level === 'MUST' ? 'violation' : 'advisory';
  return html`<p class="trail"><a rel="up" href="#/defects">Defects</a></p>
<h1 tabindex="-1">${glyph(signOf(defect))}${defect.title}</h1>
<p class="lead">${count(defect.violations, word, word === 'violation' ? 'violations' : 'advisories')} of the check ${checkLink(defect.check)} (${defect.level}), in ${count(defect.cells.length, 'cell')} of ${count(defect.operations.length, 'operation')}.</p>
${defect.page !== undefined && pageNote(defect.page)}<h2>Cells</h2><ul class="plain tight">${pick(book.cells, defect.cells).map((cell) => html`<li>${cellLink(cell)}</li>`)}</ul>
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
  const scenario = book.scenarios.get(violation.scenario);
  const entry = book.report.known?.find(({ id }) => id === violation.known);
  return html`<li class="violation ${violation.level}">${violationText(violation)}
${entry && html`<p class="meta">Accepted: ${excuseOf(entry)}</p>`}<p class="meta">${scenario && scenarioLink(scenario, violation.exchange)} · <span class="code">${violation.cell ?? violation.operation}</span></p></li>`;
}

export function violationText({ level, check, message, place, known }: Violation): Markup {
  const word = known === undefined ? 'Violation' : 'Known violation';
  return html`<p><b>${level === 'MUST' ? word : 'Advisory'}</b> <code>${check}</code>${place !== null && html` at <code>${place}</code>`}</p>
<p class="message">${message}</p>`;
}

function signOf({ level }: Defect): Sign {
  return level === 'MUST' ? 'violating' : 'advisory';
}
