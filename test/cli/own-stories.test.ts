import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type LendingFault, lending } from '../small-servers/lending.ts';
import { serveSmall } from '../small-servers/small-server.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';

/** Stories that users write, which Assay loads from their folder. */

/** The files that docs/own-stories.md shows, by their names. */
const page = await readFile('docs/own-stories.md', 'utf8');
const shown = new Map(
  [...page.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]),
);
const lentBook = shown.get('conformance/lent-book.story.ts') ?? '';
const project = Object.fromEntries(shown);

/** What `assay` says in a project with these files, against a library with a fault. */
async function inProject(
  files: Readonly<Record<string, string>>,
  { fault, flags = [] }: { readonly fault?: LendingFault; readonly flags?: readonly string[] } = {},
) {
  const folder = await temporaryFolder();
  const { document, answer } = lending({ ...(fault && { fault }) });
  const { url } = await serveSmall({ answer });
  for (const [name, text] of Object.entries({ 'api.json': JSON.stringify(document), ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const ended = await assay(['run', ...flags, '--target', url, '--out', 'report'], { cwd: folder });
  return { ...ended, report: () => reportIn(join(folder, 'report')) };
}

test('a story of 15 lines finds a fault that the document cannot tell', async () => {
  expect(lentBook.trim().split('\n').length).toBeLessThanOrEqual(15);
  const alone = await inProject(
    { 'assay.config.json': '{ "spec": "api.json" }' },
    { fault: 'still-available' },
  );
  expect([alone.code, alone.stderr]).toEqual([0, '']);
  const { code, report } = await inProject(project, { fault: 'still-available' });
  expect(code).toBe(1);
  const { violations } = await report();
  expect(violations.map(({ check, message, scenario }) => ({ check, message, scenario }))).toEqual([
    {
      check: 'claim',
      message: 'Failed: The book is not available',
      scenario: 'own › a-book-that-is-lent-is-not-available',
    },
  ]);
});

test('a server that keeps its rules passes every story, and one that lends twice does not', async () => {
  const good = await inProject(project, { flags: ['--suite', 'own', '--suite', 'lending'] });
  expect([good.code, good.stderr]).toEqual([0, '']);
  const { scenarios, requirements } = await good.report();
  expect(scenarios.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  expect(requirements.map(({ id, scenarios }) => [id, scenarios])).toEqual([
    ['lent-once', ['lending › a-book-that-is-lent-is-not-lent-again']],
  ]);
  const bad = await inProject(project, { fault: 'lent-twice', flags: ['--suite', 'lending'] });
  expect(bad.code).toBe(1);
  expect((await bad.report()).violations.map(({ cell }) => cell)).toEqual(['PUT /books/{bookId}/loan 409']);
});

test('a mistake in a story ends the run in one sentence', async () => {
  const { code, stderr } = await inProject(
    { ...project, 'conformance/lent-book.story.ts': lentBook.replace("'/available'", 'missing') },
    { flags: ['--suite', 'own'] },
  );
  const line = lentBook.split('\n').findIndex((text) => text.includes('/available')) + 1;
  expect({ code, stderr: stderr.trim().split('\n').at(-1) }).toEqual({
    code: 2,
    stderr: `assay: conformance/lent-book.story.ts:${line}: the story "A book that is lent is not available" failed with ReferenceError: missing is not defined`,
  });
});
