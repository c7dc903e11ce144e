import type { ReportedCell } from '../../../harness/report/ledger.ts';
import { hashOf } from './address.ts';
import { areaOf } from './area.ts';
import { countKinds, kindOf, kindsIn, wordsOf } from './cell-kind.ts';
import { glyph } from './glyph.ts';
import { count, operationMarkup } from './links.ts';
import { html, type Markup } from './markup.ts';
import { filterCells, type MatrixFilter } from './matrix-filter.ts';

/**
 * Operations × statuses, grouped by area. Columns are those of all cells, so that they stay where they are when a filter
 * hides rows; `statuses` comes from `statusesOf`.
 */
export function matrixTable(
  cells: readonly ReportedCell[],
  statuses: readonly string[],
  filter: MatrixFilter,
): Markup {
  const shown = filterCells(cells, filter);
  if (shown.length === 0) return html`<p class="empty">No cell matches. <a href="#/matrix">Show all</a></p>`;
  const groups = [...Map.groupBy(shown, areaOf)];
  return html`<table class="matrix">
<caption class="sr-only">Operations and the statuses they document</caption>
<thead><tr><th scope="col">Operation</th>${statuses.map(
    (status, at) => html`<th scope="col" class="${edge(statuses, at)}">${status}</th>`,
  )}</tr></thead>
${groups.map(
  ([area, members]) => html`<tbody>
<tr class="group"><th scope="rowgroup">${area}</th><td colspan="${statuses.length}">${count(members.length, 'cell')}</td></tr>
${[...Map.groupBy(members, ({ operation }) => operation)].map(([operation, row]) =>
  matrixRow(operation, row, statuses, filter),
)}</tbody>`,
)}</table>`;
}

function matrixRow(
  operation: string,
  cells: readonly ReportedCell[],
  statuses: readonly string[],
  filter: MatrixFilter,
): Markup {
  return html`<tr><th scope="row"><span class="code">${operationMarkup(operation)}</span></th>${statuses.map(
    (status, at) => {
      const cell = cells.find((each) => each.status === status);
      return html`<td class="${edge(statuses, at)}">${cell && matrixCell(cell, filter)}</td>`;
    },
  )}</tr>
`;
}

function matrixCell(cell: ReportedCell, filter: MatrixFilter): Markup {
  const kind = kindOf(cell);
  return html`<a class="${kind}" href="${hashOf({ view: 'cell', id: cell.id, filter })}" aria-label="${cell.id}: ${wordsOf(kind).spoken}">${glyph(kind)}</a>`;
}

/** A line stands where the class of statuses changes. */
function edge(statuses: readonly string[], at: number): string {
  return statuses[at]?.[0] === statuses[at - 1]?.[0] ? '' : 'edge';
}

/** Every documented status, ranges after the statuses they cover, "default" last. */
export function statusesOf(cells: readonly ReportedCell[]): readonly string[] {
  return [...new Set(cells.map(({ status }) => status))].sort((a, b) => (a < b ? -1 : 1));
}

export function matrixCount(cells: readonly ReportedCell[], filter: MatrixFilter): string {
  const shown = filterCells(cells, filter);
  const operations = (of: readonly ReportedCell[]) => new Set(of.map(({ operation }) => operation)).size;
  if (shown.length === cells.length)
    return `All ${count(cells.length, 'cell')} of ${count(operations(cells), 'operation')}`;
  return `${shown.length.toLocaleString('en')} of ${count(cells.length, 'cell')}, in ${operations(shown)} of ${count(operations(cells), 'operation')}`;
}

/** The form above the matrix. Works only with scripts, and is hidden without. */
export function matrixFilters(cells: readonly ReportedCell[], statuses: readonly string[]): Markup {
  const counts = countKinds(cells);
  const areas = [...new Set(cells.map(areaOf))];
  const sources = [...new Set(cells.flatMap(({ documentedIn }) => documentedIn))].sort();
  return html`<form id="matrix-filter" class="filter scripted" role="search" aria-label="Filter the matrix">
<label class="search"><span class="sr-only">Search operations</span><input type="search" name="q" placeholder="Search operations, statuses, areas" autocomplete="off" spellcheck="false"><kbd aria-hidden="true">/</kbd></label>
${select('area', 'Area', areas)}${select('in', 'Source', sources)}${select('status', 'Status', statuses)}
<button type="reset">Clear</button>
<fieldset><legend class="sr-only">Show</legend>${kindsIn(cells).map(
    ({ kind, word }) =>
      html`<label class="chip"><input type="checkbox" name="show" value="${kind}">${glyph(kind)}<span>${word}</span> <span class="number" data-count="${kind}">${counts.get(kind)}</span></label>`,
  )}</fieldset>
</form>`;
}

function select(name: string, label: string, values: readonly string[]): Markup {
  return html`<label class="select"><span>${label}</span><select name="${name}"><option value="">any</option>${values.map(
    (value) => html`<option>${value}</option>`,
  )}</select></label>`;
}

/** What the signs mean. */
export function matrixLegend(cells: readonly ReportedCell[]): Markup {
  return html`<dl class="legend">${kindsIn(cells).map(
    ({ kind, word, sentence }) => html`<div><dt>${glyph(kind)} ${word}</dt><dd>${sentence}</dd></div>`,
  )}</dl>`;
}
