import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { renderCsv } from './csv.ts';

function rowsOf(report: Report): Record<string, string>[] {
  return parse(renderCsv(report), { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
}

test('a reader of CSV finds every cell of the ledger, with what the report says of it', () => {
  const rows = rowsOf(sampleReport);
  expect(rows.map(({ cell }) => cell)).toEqual(sampleReport.cells.map(({ id }) => id));
  for (const [index, { verdict, evidence, exchanges }] of sampleReport.cells.entries())
    expect(rows[index]).toMatchObject({
      verdict: verdict.kind,
      evidence: evidence ?? '',
      reason: verdict.kind === 'conformant' ? '' : verdict.reason,
      exchanges: String(exchanges.length),
    });
  const of = (level: string) => sampleReport.violations.filter((each) => each.level === level).length;
  const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
  expect([sum('violations'), sum('advisories')]).toEqual([of('MUST'), of('SHOULD')]);
});

test('lines end as RFC 4180 wants it, the last one too', () => {
  const csv = renderCsv(sampleReport);
  expect(csv.split('\r\n')).toHaveLength(sampleReport.cells.length + 2);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

function withReason(reason: string): Report {
  const [cell] = sampleReport.cells;
  if (!cell) throw new Error('the sample has no cell');
  return { ...sampleReport, cells: [{ ...cell, verdict: { kind: 'violating', reason } }] };
}

test.each(['a, b', 'he said "no"', ' with spaces ', 'ünïcödé'])('%j comes back as it was', (reason) => {
  expect(rowsOf(withReason(reason))[0]?.reason).toBe(reason);
});

test.each([
  ['two\nlines', 'two\\nlines'],
  ['two\r\nlines', 'two\\r\\nlines'],
  ['\t=1+1', '\\t=1+1'],
  ['a separator \u2028', 'a separator \\u2028'],
])('%j can be seen', (reason, shown) => {
  expect(rowsOf(withReason(reason))[0]?.reason).toBe(shown);
});

test.each([
  '=HYPERLINK("http://evil.example","open")',
  '+1+cmd|" /C calc"!A0',
  '-2+3',
  '@SUM(A1)',
  ' =1+1',
  '＝1+1',
])('%j is no formula to a spreadsheet', (reason) => {
  const csv = renderCsv(withReason(reason));
  expect(csv).toContain(`"'${reason.replaceAll('"', '""')}"`);
  expect(rowsOf(withReason(reason))[0]?.reason).toBe(`'${reason}`);
});
