import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../../contract/testing/folder-of.ts';
import { historyRecord } from '../../reports/comparison/history.ts';
import { sampleReport } from '../../reports/testing/sample-report.ts';
import { addToHistory, readHistory } from './history-file.ts';

const own = historyRecord(sampleReport);
const line = `${JSON.stringify(own)}\n`;

test('a history begins with a file that is not there, in a folder that is not there', async () => {
  const file = join(await folderOf({}), 'kept', 'history.jsonl');
  const empty = await readHistory(file);
  expect(empty).toMatchObject({
    records: [],
    isOurs: true,
    note: `${file} is new: this run is its first line.`,
  });
  await addToHistory(file, empty, own);
  const read = await readHistory(file);
  expect(read).toEqual({ records: [own], isOurs: true, isCut: false });
  await addToHistory(file, read, own);
  expect(await readFile(file, 'utf8')).toBe(line + line);
});

test.each([
  ['a report', '{\n"schema": "urn:assay-api:report:1"\n}\n'],
  ['a later version', line.replace('history:1', 'history:2')],
  ['a text', 'hello\n'],
])('%s is no history: a sentence, and nothing is added', async (_, text) => {
  const file = join(await folderOf({ 'h.jsonl': text }), 'h.jsonl');
  expect(await readHistory(file)).toMatchObject({
    records: [],
    isOurs: false,
    note: `${file} is not a history of Assay: nothing is read from it or added to it.`,
  });
});

test('a line that an earlier build wrote is read with the current id', async () => {
  const earlier = line.replace('urn:assay-api:history:1', 'https://assay.dev/history/1');
  const file = join(await folderOf({ 'h.jsonl': earlier }), 'h.jsonl');
  expect((await readHistory(file)).records).toEqual([own]);
});

test('a folder in its place is a sentence', async () => {
  const { isOurs, note } = await readHistory(await folderOf({}));
  expect([isOurs, note]).toEqual([false, expect.stringContaining('the report has no history')]);
});

test('a line that was cut off stays, and the next one begins a line of its own', async () => {
  const file = join(await folderOf({}), 'h.jsonl');
  await writeFile(file, line + line.slice(0, 50));
  const read = await readHistory(file);
  expect(read).toMatchObject({
    records: [own],
    isCut: true,
    note: `1 line of ${file} cannot be read, and is left as it is.`,
  });
  await addToHistory(file, read, own);
  expect(await readFile(file, 'utf8')).toBe(`${line}${line.slice(0, 50)}\n${line}`);
  expect((await readHistory(file)).records).toEqual([own, own]);
});
