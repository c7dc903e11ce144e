import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../../contract/testing/folder-of.ts';
import { isReport } from './is-report.ts';

test.each([
  ['a report', { schema: 'urn:assay-api:report:1' }, true],
  ['a report of a later version', { schema: 'urn:assay-api:report:2' }, true],
  ['a report of an earlier build', { schema: 'https://assay.dev/report/1' }, true],
  ['a line of a history', { schema: 'urn:assay-api:history:1' }, false],
  ['a document', { openapi: '3.1.0' }, false],
  ['a list', [], false],
])('%s: %o', async (_, json, isOne) => {
  const file = join(await folderOf({ 'some.json': JSON.stringify(json) }), 'some.json');
  expect(await isReport(file)).toBe(isOne);
});

test('a file that is not there is no report', async () => {
  expect(await isReport('/nowhere/report.json')).toBe(false);
});
