import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { sampleWithKnown } from '../testing/sample-with-known.ts';
import { renderAllure } from './allure.ts';

interface Result {
  readonly uuid: string;
  readonly name: string;
  readonly status: string;
  readonly statusDetails: { readonly message?: string; readonly known?: boolean };
  readonly start: number;
  readonly stop: number;
  readonly steps: readonly {
    readonly name: string;
    readonly status: string;
    readonly attachments: readonly { readonly source: string }[];
  }[];
}

function resultsOf(report: Report): Result[] {
  return [...renderAllure(report)].flatMap(({ name, content }) =>
    name.endsWith('-result.json') ? [JSON.parse(content) as Result] : [],
  );
}

test('every cell is a result that passed, failed or was skipped, with why', () => {
  const statuses = { conformant: 'passed', violating: 'failed', 'not-exercised': 'skipped' } as const;
  expect(
    resultsOf(sampleReport).map(({ name, status, statusDetails: { message } }) => [name, status, message]),
  ).toEqual(
    sampleReport.cells.map(({ id, verdict }) => [
      id,
      statuses[verdict.kind],
      verdict.kind === 'conformant' ? undefined : verdict.reason,
    ]),
  );
});

test('the files of a cell have the same names in the next run, and others on another target', () => {
  const names = (report: Report) => [...renderAllure(report)].map(({ name }) => name);
  const { run } = sampleReport;
  const next = { ...sampleReport, run: { ...run, id: 'r9', startedAt: '2026-03-15T09:26:53.589Z' } };
  expect(names(next)).toEqual(names(sampleReport));
  const elsewhere = { ...run, target: { ...run.target, url: 'https://staging.example.com' } };
  const own = new Set(names(sampleReport));
  expect(names({ ...sampleReport, run: elsewhere }).filter((name) => own.has(name))).toEqual([
    'executor.json',
    'categories.json',
  ]);
  expect(own.size).toBe(names(sampleReport).length);
});

test('exchanges are steps, and one with a violation has what was sent and received', () => {
  const files = new Map([...renderAllure(sampleReport)].map(({ name, content }) => [name, content]));
  const wrong = resultsOf(sampleReport).find(({ name }) => name === 'POST /pets 400');
  const [step] = wrong?.steps ?? [];
  expect([step?.status, step?.name]).toEqual(['failed', 'POST /pets as owner returned 400']);
  expect(files.get(step?.attachments[0]?.source ?? '')).toContain('VIOLATION  error-code');
});

test('a result spans its exchanges, and one without any begins and ends with the run', () => {
  for (const { start, stop, steps } of resultsOf(sampleReport)) {
    expect(start).toBeLessThanOrEqual(stop);
    expect(start).toBeGreaterThanOrEqual(Date.parse(sampleReport.run.startedAt));
    expect(Number.isInteger(start) && Number.isInteger(stop)).toBe(true);
    if (steps.length === 0) expect(start).toBe(stop);
  }
});

test('what is known is skipped with its reason, and a stale entry fails', () => {
  const results = new Map(resultsOf(sampleWithKnown).map((result) => [result.name, result]));
  expect(results.get('POST /pets 400')).toMatchObject({
    status: 'skipped',
    statusDetails: {
      known: true,
      message: 'known to violate: the codes are those of the old gateway (PETS-12, ann, until 2026-06-30)',
    },
  });
  expect(results.get('known-violations.yaml:8-13 GET /pets 404')).toMatchObject({ status: 'failed' });
});

test('a violation outside the ledger is a result of its own', () => {
  const violations = sampleReport.violations.map((violation, index) =>
    index === 0 ? { ...violation, cell: null } : violation,
  );
  const results = resultsOf({ ...sampleReport, violations });
  expect(results.at(-1)).toMatchObject({
    name: 'GET /pets outside the document: injected-fault/GET /pets/storage-error, no-internals',
    status: 'failed',
  });
});
