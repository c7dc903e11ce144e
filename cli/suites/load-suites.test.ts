import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadSuites } from './load-suites.ts';

/** Loads what these patterns name in a folder with these files. */
async function loaded(files: Readonly<Record<string, string>>, patterns = ['*.story.mjs']) {
  const folder = await mkdtemp(join(tmpdir(), 'assay-suites-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return loadSuites({ patterns, folder });
}

test('a file is loaded once, also if two patterns name it, and nothing of node_modules is', async () => {
  const suite = 'export default { requirements: [] };';
  const found = await loaded(
    { 'b.story.mjs': suite, 'a.story.mjs': suite, 'node_modules/x/c.story.mjs': suite },
    ['**/*.story.mjs', 'a.story.mjs'],
  );
  expect(found.map(({ file }) => file.name.split('/').at(-1))).toEqual(['a.story.mjs', 'b.story.mjs']);
});

test('nothing is loaded where nothing is named', async () => {
  expect(await loaded({}, [])).toEqual([]);
});

test.each([
  ['no file', {}, /^suites of the configuration names \*\.story\.mjs, but there is no such file in /],
  ['no default export', 'export const story = 1;', /has no default export; end it with export default story/],
  ['a mistake', 'missing();', /cannot be run: missing is not defined$/],
  ['something else', 'export default 7;', /: the file must be a record$/],
  [
    'a member that is not known',
    'export default { storys: [] };',
    /member "storys" that is not known; did you mean "stories"\?$/,
  ],
  [
    'a story that is none',
    'export default { stories: [{}] };',
    /: stories\[0\] must be a story: story\(\{ title, cell, run \}\)$/,
  ],
  [
    'a check that is not there',
    'export default { tolerances: [{ kind: "advice", id: "O1", why: "so", cells: /x/, checks: ["locaton"] }] };',
    /: tolerances\[0\]\.checks\[0\] must be one of .*; did you mean "location"\?$/,
  ],
  [
    'a pattern of cells that is none',
    'export default { requirements: [{ id: "a", text: "b", cells: ["GET"] }] };',
    /: requirements\[0\]\.cells\[0\] is not of the form "METHOD \/path STATUS"$/,
  ],
])('%s is an error', async (_, file, sentence) => {
  await expect(loaded(typeof file === 'string' ? { 'a.story.mjs': file } : file)).rejects.toThrow(sentence);
});
