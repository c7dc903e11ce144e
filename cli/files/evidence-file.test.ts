import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../../contract/testing/folder-of.ts';
import { UserError } from '../user-error.ts';
import { openEvidenceFile } from './evidence-file.ts';

test('texts come back as they were, written or still waiting, in any order', async () => {
  const evidence = openEvidenceFile(await folderOf({}));
  const texts = ['', 'é😀', 'a'.repeat(300_000), 'b'.repeat(10), 'c'.repeat(300_000)];
  const reads = texts.map((text) => evidence.keep(text));
  expect(reads.toReversed().map((read) => read())).toEqual(texts.toReversed());
  expect(evidence.keep('later')()).toBe('later');
  expect(reads.map((read) => read())).toEqual(texts);
});

test('nothing of it can be found in the folder, so that nothing stays there', async () => {
  const folder = await folderOf({});
  const read = openEvidenceFile(folder).keep('a'.repeat(300_000));
  expect(readdirSync(folder)).toEqual([]);
  expect(read()).toHaveLength(300_000);
});

test('a folder that cannot be written to is told in a sentence', async () => {
  const missing = join(await folderOf({}), 'missing');
  expect(() => openEvidenceFile(missing)).toThrow(UserError);
});
