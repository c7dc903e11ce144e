import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { renderJson } from '../../reports/formats/json.ts';
import { sampleReport } from '../../reports/testing/sample-report.ts';
import { assay, temporaryFolder } from './assay.ts';

/** The report of pets, and one in which one more cell violates; as files. */
async function twoReports(): Promise<{ readonly before: string; readonly after: string }> {
  const folder = await temporaryFolder();
  const worse: Report = {
    ...sampleReport,
    run: { ...sampleReport.run, target: { kind: 'mock', url: 'http://127.0.0.1:4010', auth: 'mock' } },
    cells: sampleReport.cells.map((cell) =>
      cell.id === 'POST /pets 201'
        ? { ...cell, verdict: { kind: 'violating', reason: 'no Location on 201' }, evidence: null }
        : cell,
    ),
  };
  const [before, after] = [join(folder, 'before.json'), join(folder, 'after.json')];
  await Promise.all([writeFile(before, renderJson(sampleReport)), writeFile(after, renderJson(worse))]);
  return { before, after };
}

test('new violations stop a pipeline, what is mended does not', async () => {
  const { before, after } = await twoReports();
  const worse = await assay(['compare', before, after]);
  expect(worse.stdout).toBe(`New violations (1)
  POST /pets 201  proven (provoked) → violating: no Location on 201

1 of 17 verdicts changed.
`);
  expect(worse.code).toBe(1);
  const better = await assay(['compare', after, before]);
  expect(better.stdout).toMatch(/^No longer violating \(1\)\n/);
  expect(better.code).toBe(0);
});

test('what is the same is said to be', async () => {
  const { before } = await twoReports();
  const same = await assay(['compare', before, before]);
  expect([same.code, same.stdout]).toEqual([0, 'All 17 verdicts are the same.\n']);
});

test('three reports stand side by side', async () => {
  const { before, after } = await twoReports();
  const { code, stdout } = await assay(['compare', before, before, after]);
  expect(stdout).toMatch(/^127\.0\.0\.1:8080 1 .*\n127\.0\.0\.1:8080 2 .*\nmock /);
  expect(stdout).toMatch(/^ {2}POST \/pets 201 {2}proven \(provoked\) {2}proven \(provoked\) {2}violating$/m);
  expect(code).toBe(1);
});

test.each([
  ['json', '"kind": "worse",'],
  ['markdown', '| `POST /pets 201` | proven (provoked) | violating | no Location on 201 |\n'],
])('a comparison as %s has the same exit code', async (format, excerpt) => {
  const { before, after } = await twoReports();
  const { code, stdout } = await assay(['compare', before, after, '--format', format]);
  expect(stdout).toContain(excerpt);
  expect(code).toBe(1);
});

test.each([
  [['report.json'], 'assay compare needs two or more reports, or two documents; give the earlier one first'],
  [['a.json', 'b.json', '--format', 'xml'], '--format xml is not known; use text, json, markdown'],
  [['nowhere.json', 'nowhere.json'], 'nowhere.json: there is no such file'],
])('%s is bad input', async (flags, sentence) => {
  const { code, stdout, stderr } = await assay(['compare', ...flags]);
  expect(stderr).toContain(sentence);
  expect([code, stdout]).toEqual([2, '']);
});
