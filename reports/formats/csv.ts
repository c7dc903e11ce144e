import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { countKnown } from '../parts/known.ts';
import { visibleReport } from '../parts/visible.ts';

/**
 * The ledger as CSV (RFC 4180: commas, CRLF, quotes where they are needed), a line for each cell. Several values in one
 * field stand with a space between them; text of a server can be no formula of a spreadsheet.
 */
export function renderCsv(report: Report): string {
  const { cells, violations } = visibleReport(report);
  const byId = new Map(violations.map((violation) => [violation.id, violation]));
  const rows = cells.map((cell) => {
    const found = cell.violations.flatMap((id) => byId.get(id) ?? []);
    return columns.map(([, value]) => field(value(cell, found))).join(',');
  });
  return [columns.map(([name]) => name).join(','), ...rows, ''].join('\r\n');
}

type Column = readonly [
  name: string,
  value: (cell: ReportedCell, found: readonly Violation[]) => string | number,
];

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
  ['violations', (_, found) => found.filter(({ level }) => level === 'MUST').length],
  ['advisories', (_, found) => found.filter(({ level }) => level === 'SHOULD').length],
  ['scenarios', ({ scenarios }) => scenarios.length],
  ['exchanges', ({ exchanges }) => exchanges.length],
  ['requirements', ({ requirements }) => requirements.join(' ')],
  ['documented_in', ({ documentedIn }) => documentedIn.join(' ')],
  ['known', (_, found) => countKnown({ violations: found })],
];

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would compute instead of showing it; some take the signs of full width for the plain ones. */
function isFormula(text: string): boolean {
  return /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text);
}
