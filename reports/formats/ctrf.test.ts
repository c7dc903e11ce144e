import { getSupportedSpecVersions, parse, validateStrict } from 'ctrf';
import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { renderCtrf } from './ctrf.ts';

/** As the reference implementation of CTRF reads it, after it has been found valid. */
function read(report: Report) {
  const document = parse(renderCtrf(report));
  validateStrict(document);
  return document.results;
}

test('it names the newest version of CTRF that is published', () => {
  expect(parse(renderCtrf(sampleReport)).specVersion).toBe(getSupportedSpecVersions().at(-1));
});

test('every cell is a test that passed, failed or was skipped, with why', () => {
  const statuses = { conformant: 'passed', violating: 'failed', 'not-exercised': 'skipped' } as const;
  const { tests } = read(sampleReport);
  expect(tests.map(({ testId, status, message }) => [testId, status, message])).toEqual(
    sampleReport.cells.map(({ id, verdict }) => [
      id,
      statuses[verdict.kind],
      verdict.kind === 'conformant' ? undefined : verdict.reason,
    ]),
  );
});

test('the summary counts the tests there are, and spans the run', () => {
  const { summary } = read(sampleReport);
  const { conformant, violating, notExercised, cells } = sampleReport.counts;
  expect(summary).toMatchObject({
    tests: cells,
    passed: conformant,
    failed: violating,
    skipped: notExercised,
    start: Date.parse(sampleReport.run.startedAt),
    duration: 1800,
  });
});

test('what a failed test says names exchange, check and place of every violation', () => {
  const failed = read(sampleReport).tests.find(({ name }) => name === 'POST /pets 400');
  expect(failed?.trace).toBe(
    'x9 error-code at /error: error is "<script>alert(1)</script>", not invalid_input (invalid-body/POST /pets/name)',
  );
});

test('a test of a document that came with Assay names no file of the project', () => {
  const [own] = read(sampleReport).tests;
  expect([own?.filePath, own?.line]).toEqual(['specs/pets.yaml', 12]);
  const { document } = sampleReport.run;
  const run = { ...sampleReport.run, document: { ...document, inPackage: true as const } };
  const [shipped] = read({ ...sampleReport, run }).tests;
  expect([shipped?.filePath, shipped?.line]).toEqual([undefined, undefined]);
});

test('what was to land in a cell, and landed elsewhere, is its evidence, with the time it took', () => {
  const cells = sampleReport.cells.map((cell) =>
    cell.id === 'GET /pets 500' ? { ...cell, exchanges: [] } : cell,
  );
  const failed = read({ ...sampleReport, cells }).tests.find(({ name }) => name === 'GET /pets 500');
  expect([failed?.duration, failed?.extra?.exchanges]).toEqual([4, ['x4']]);
});

test('a violation outside the ledger is a failed test of its own', () => {
  const violations = sampleReport.violations.map((violation, index) =>
    index === 0 ? { ...violation, cell: null } : violation,
  );
  const { tests, summary } = read({ ...sampleReport, violations });
  expect(tests.at(-1)).toMatchObject({
    name: 'GET /pets outside the document',
    status: 'failed',
    duration: 4,
  });
  expect(summary.failed).toBe(sampleReport.counts.violating + 1);
  expect(summary.tests).toBe(sampleReport.cells.length + 1);
});
