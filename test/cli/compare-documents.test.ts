import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, temporaryFolder } from './assay.ts';

/** A version of the parcel lockers that is other than ours. */
async function otherLockers(from: string, to: string): Promise<string> {
  const file = join(await temporaryFolder(), 'lockers.yaml');
  const text = await readFile('specs/mini/openapi.yaml', 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
  return file;
}

test('what breaks callers stops a pipeline, and says what a run has more and fewer', async () => {
  const after = await otherLockers('  /lockers/{lockerId}:', '  /boxes/{lockerId}:');
  const { code, stdout } = await assay(['compare', 'mini', after]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^1 breaking change, 1 other change\.$/m);
  expect(stdout).toMatch(/^ {2}GET \/lockers\/\{lockerId\}: is gone$/m);
  expect(stdout).toMatch(
    /^A run has (\d+) cells more and \1 fewer, and (\d+) scenarios more and \d+ fewer\.$/m,
  );
  const json = await assay(['compare', 'mini', after, '--format', 'json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    before: { file: 'mini' },
    changes: [
      { breaking: true, what: 'is gone' },
      { breaking: false, what: 'is new' },
    ],
  });
  const markdown = await assay(['compare', 'mini', after, '--format', 'markdown']);
  expect(markdown.stdout).toContain('| `GET /lockers/{lockerId}` | 1 |  | is gone |');
});

test('nothing changes between a document and itself', async () => {
  const { code, stdout } = await assay(['compare', 'tmi', 'tmi']);
  expect([code, stdout.split('\n')[2]]).toEqual([0, 'Nothing changes for callers.']);
});

test('what a document says commands no terminal', async () => {
  const after = await otherLockers('title: Parcel lockers', 'title: "Parcel\\u001b[2J lockers"');
  expect((await assay(['compare', 'mini', after])).stdout).not.toContain('\u001b');
});

test.each([
  [['mini'], 'assay compare needs two or more reports, or two documents; give the earlier one first'],
  [['mini', 'mini', 'mini'], 'assay compare takes two documents; leave out the others'],
  [['mini', 'mini', '--format', 'xml'], '--format xml is not known; use text, json, markdown'],
  [['mini', 'nowhere.yaml'], 'nowhere.yaml'],
])('%o is bad input', async (flags, sentence) => {
  const { code, stderr } = await assay(['compare', ...flags]);
  expect(code).toBe(2);
  expect(stderr).toContain(sentence);
});
