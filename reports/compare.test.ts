import { expect, test } from 'vitest';
import type { Report, ReportedCell } from '../harness/report.ts';
import { compare, renderComparison } from './compare.ts';
import { sampleReport } from './testing/sample-report.ts';

const [first] = sampleReport.cells;
if (!first) throw new Error('the sample has no cells');

const proven = { verdict: { kind: 'conformant' }, evidence: 'provoked' } as const;
const forced = { verdict: { kind: 'conformant' }, evidence: 'forced' } as const;
const violating = { verdict: { kind: 'violating', reason: 'no Location' }, evidence: null } as const;
const open = {
  verdict: { kind: 'not-exercised', reason: 'nobody knows how', because: 'no-strategy' },
  evidence: null,
} as const;

function reportOf(cells: Readonly<Record<string, Pick<ReportedCell, 'verdict' | 'evidence'>>>): Report {
  return {
    ...sampleReport,
    cells: Object.entries(cells).map(([id, cell]) => ({ ...first, id, ...cell }) as ReportedCell),
  };
}

test('a report is the same as itself', () => {
  const comparison = compare(sampleReport, sampleReport);
  expect(comparison).toEqual({ worse: [], better: [], other: [], same: sampleReport.cells.length });
  expect(renderComparison(comparison)).toBe(`All ${sampleReport.cells.length} verdicts are the same.\n`);
});

test('new violations come first, then what is mended, then the rest', () => {
  const before = reportOf({ a: proven, b: violating, c: open, d: proven, e: proven, f: violating });
  const after = reportOf({ a: violating, b: open, c: forced, d: forced, e: proven, g: violating });
  expect(renderComparison(compare(before, after))).toBe(`New violations (2)
  a  proven (provoked) → violating: no Location
  g  not documented → violating: no Location

No longer violating (2)
  b  violating → not exercised: nobody knows how
  f  violating → not documented

Otherwise changed (2)
  c  not exercised → proven (forced)
  d  proven (provoked) → proven (forced)

6 of 7 verdicts changed.
`);
});
