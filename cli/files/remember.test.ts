import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../../contract/testing/folder-of.ts';
import type { Report } from '../../harness/report/report.ts';
import { renderJson } from '../../reports/formats/json.ts';
import { sampleReport } from '../../reports/testing/sample-report.ts';
import { keepWholeReport } from './earlier-report.ts';
import { remembered } from './remember.ts';

const later: Report = { ...sampleReport, run: { ...sampleReport.run, id: 'later' } };

async function ran(before: Report | string, report: Report): Promise<Report> {
  const text = typeof before === 'string' ? before : renderJson(before);
  const out = await folderOf({ 'report.json': text });
  return remembered(report, { baseline: undefined, history: undefined, out });
}

test('the run before in the folder is compared with', async () => {
  expect((await ran(sampleReport, later)).since).toMatchObject({ new: [], fixed: [] });
});

test.each([
  ['the same run, merged once more', sampleReport, sampleReport],
  ['no report', '{}', later],
  ['no JSON', '<html>', later],
  [
    'of another API',
    { ...sampleReport, run: { ...sampleReport.run, document: { ...sampleReport.run.document, title: 'X' } } },
    later,
  ],
  ['about a part', { ...sampleReport, run: { ...sampleReport.run, part: '--grep x' } }, later],
  [
    'of another target',
    {
      ...sampleReport,
      run: { ...sampleReport.run, target: { kind: 'mock', url: 'http://127.0.0.1:1', auth: 'mock' } },
    },
    later,
  ],
] as const)('nothing is compared with what is %s, and the run goes on', async (_, before, report) => {
  expect(await ran(before, report)).toEqual(report);
});

test('a run is in a history once', async () => {
  const out = await folderOf({});
  const history = join(out, 'h.jsonl');
  for (const report of [sampleReport, sampleReport, later])
    await remembered(report, { baseline: undefined, history, out });
  expect((await readFile(history, 'utf8')).match(/\n/g)).toHaveLength(2);
});

test('a part never replaces the report of a whole run; another part, or nothing, may be replaced', async () => {
  const part = { ...sampleReport, run: { ...sampleReport.run, part: '--grep x' } };
  const whole = await folderOf({ 'report.json': renderJson(sampleReport) });
  await expect(keepWholeReport(whole, '--grep x')).rejects.toThrow('is the report of a whole run');
  await keepWholeReport(whole, undefined);
  await keepWholeReport(await folderOf({ 'report.json': renderJson(part) }), '--grep y');
  await keepWholeReport(await folderOf({ 'report.json': '{}' }), '--grep y');
});
