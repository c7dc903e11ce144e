import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLines } from './read-lines.ts';

test.each([
  ['', []],
  ['one\n', ['one']],
  ['one\n\ntwo', ['one', '', 'two']],
  ['"one\u2028line"\n"\r"\n', ['"one\u2028line"', '"\r"']],
  [`${'ä'.repeat(100_000)}\nend\n`, ['ä'.repeat(100_000), 'end']],
])('%# only a line feed ends a line', async (text, lines) => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'file'), text);
  const read: string[] = [];
  for await (const line of readLines(join(folder, 'file'))) read.push(line);
  expect(read).toEqual(lines);
});
