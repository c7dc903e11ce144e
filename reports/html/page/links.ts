import type { ReportedScenario } from '../../../harness/report/evidence.ts';
import type { ReportedCell } from '../../../harness/report/ledger.ts';
import { hashOf } from './address.ts';
import { kindOf, wordsOf } from './cell-kind.ts';
import { glyph } from './glyph.ts';
import { html, type Markup } from './markup.ts';
import { everything, type MatrixFilter } from './matrix-filter.ts';

/** A link to the case of a cell, with its sign. */
export function cellLink(cell: ReportedCell): Markup {
  const kind = kindOf(cell);
  return html`<a class="case-link" href="${hashOf({ view: 'cell', id: cell.id, filter: everything })}"
>${glyph(kind)}<span class="code">${operationMarkup(cell.operation)} <b>${cell.status}</b></span
><span class="sr-only">, ${wordsOf(kind).spoken}</span></a>`;
}

export function scenarioLink({ id, title }: ReportedScenario, at = ''): Markup {
  return html`<a href="${hashOf({ view: 'scenario', id, at })}">${title}</a>`;
}

export function matrixHash(part: Partial<MatrixFilter>): string {
  return hashOf({ view: 'matrix', filter: { ...everything, ...part } });
}

/** Method and path; the path may break after a slash, parameters step back. */
export function operationMarkup(operation: string): Markup {
  const [method = '', path = ''] = splitOnce(operation, ' ');
  const parts = path.split(/(?<=\/)/).map((part) => html`${withParameters(part)}<wbr>`);
  return html`<span class="method">${method}</span> <span class="path">${parts}</span>`;
}

function withParameters(part: string): readonly Markup[] {
  return part
    .split(/(\{[^}]*\})/)
    .filter(Boolean)
    .map((text) => (text.startsWith('{') ? html`<span class="parameter">${text}</span>` : html`${text}`));
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** "1 cell", "2 cells". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
