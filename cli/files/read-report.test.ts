import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../../contract/testing/folder-of.ts';
import { withHistory } from '../../reports/comparison/history.ts';
import { sampleReport } from '../../reports/testing/sample-report.ts';
import { readReport } from './read-report.ts';

test('a report that an earlier build wrote is read with the current ids, also those of its history', async () => {
  const report = withHistory(sampleReport, 'history.jsonl', []);
  const earlier = JSON.stringify(report)
    .replaceAll('urn:assay-api:report:1', 'https://assay.dev/report/1')
    .replaceAll('urn:assay-api:history:1', 'https://assay.dev/history/1');
  const file = join(await folderOf({ 'report.json': earlier }), 'report.json');
  expect(await readReport(file)).toEqual(report);
});

test('a report of another version is refused with a sentence', async () => {
  const later = JSON.stringify({ ...sampleReport, schema: 'urn:assay-api:report:2' });
  const file = join(await folderOf({ 'report.json': later }), 'report.json');
  await expect(readReport(file)).rejects.toThrow(`${file} is not a report of this version of Assay: `);
});
