import { expect, test } from 'vitest';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { evidenceForPage } from './page-evidence.ts';

function reportWith(bodies: readonly string[], wrong: readonly number[] = []): Report {
  const [exchange] = sampleReport.exchanges as [ReportedExchange];
  const [violation] = sampleReport.violations;
  return {
    ...sampleReport,
    exchanges: bodies.map((body, at) => ({
      ...exchange,
      id: `x${at}`,
      request: { ...exchange.request, body: null },
      response: { ...exchange.response, body },
    })),
    violations: violation ? wrong.map((at) => ({ ...violation, exchange: `x${at}` })) : [],
  };
}

const bodies = Array.from({ length: 1000 }, () => 'a'.repeat(20_000));

test('a page carries everything that it has room for', () => {
  const report = reportWith(['a'.repeat(65_536), 'b']);
  expect(evidenceForPage(report)).toEqual({ report, limit: undefined });
});

test('bodies are cut as far as it takes, and say by how much', () => {
  const report = reportWith(bodies);
  const { report: page, limit } = evidenceForPage(report);
  expect(limit).toBe(4096);
  expect(page.exchanges[7]?.response).toMatchObject({ body: 'a'.repeat(4096), bodyLeftOut: 20_000 - 4096 });
});

test('what violates is shown as it is in the report', () => {
  const report = reportWith(bodies, [7]);
  expect(evidenceForPage(report).report.exchanges[7]).toEqual(report.exchanges[7]);
});

test('not everything that violates, if that would be too much', () => {
  const { exchanges } = evidenceForPage(reportWith(bodies, [...bodies.keys()])).report;
  expect([exchanges[0], exchanges[999]].map((each) => each?.response.body.length)).toEqual([20_000, 4096]);
});
