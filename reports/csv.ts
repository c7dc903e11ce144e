import type { Report, ReportedCell } from '../harness/report.ts';

/**
 * The ledger as CSV (RFC 4180: commas, CRLF, quotes where they are needed), a line for each cell. Several values in one
 * field stand with a space between them; text of a server can be no formula of a spreadsheet.
 */
export function renderCsv({ cells, violations }: Report): string {
  const levels = new Map(violations.map(({ id, level }) => [id, level]));
  const rows = cells.map((cell) => columns.map(([, value]) => field(value(cell, levels))).join(','));
  return [columns.map(([name]) => name).join(','), ...rows, ''].join('\r\n');
}

type Levels = ReadonlyMap<string, 'MUST' | 'SHOULD'>;
type Column = readonly [name: string, value: (cell: ReportedCell, levels: Levels) => string | number];

const columns: readonly Column[] = [
  ['cell', ({ id }) => id],
  ['operation', ({ operation }) => operation],
  ['status', ({ status }) => status],
  ['summary', ({ summary }) => summary],
  ['tag', ({ tag }) => tag],
  ['verdict', ({ verdict }) => verdict.kind],
  ['evidence', ({ evidence }) => evidence ?? ''],
  ['because', ({ verdict }) => (verdict.kind === 'not-exercised' ? verdict.because : '')],
  ['reason', ({ verdict }) => (verdict.kind === 'conformant' ? '' : verdict.reason)],
  ['violations', ({ violations }, levels) => count(violations, levels, 'MUST')],
  ['advisories', ({ violations }, levels) => count(violations, levels, 'SHOULD')],
  ['scenarios', ({ scenarios }) => scenarios.length],
  ['exchanges', ({ exchanges }) => exchanges.length],
  ['requirements', ({ requirements }) => requirements.join(' ')],
  ['documented_in', ({ documentedIn }) => documentedIn.join(' ')],
];

function count(violations: readonly string[], levels: Levels, wanted: 'MUST' | 'SHOULD'): number {
  return violations.filter((id) => levels.get(id) === wanted).length;
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would compute instead of showing it; some take the signs of full width for the plain ones. */
function isFormula(text: string): boolean {
  return /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text);
}
