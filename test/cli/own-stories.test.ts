import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type LendingFault, lending } from '../small-servers/lending.ts';
import { serveSmall } from '../small-servers/small-server.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';

/** Stories that users write, which Assay loads from their folder. */

const lentBook = `import { story, valueAt } from 'assay/suite';

export default story({
  title: 'A book that is lent is not available',
  cell: 'PUT /books/{bookId}/loan 204',
  run: async (story) => {
    const lend = await story.draft(story.operation('lendBook'));
    await story.send(lend, { as: 'owner', expect: 204, why: 'Lend a book' });
    const read = await story.validRequest(story.operation('getBook'), lend.path);
    const book = await story.send(read, { as: 'owner', expect: 200, step: 'follow-up', why: 'Read it' });
    const holds = valueAt(book, '/available') === false;
    story.claim(book, { sentence: 'The book is not available', holds });
  },
});
`;

const config = `import { defineConfig } from 'assay/config';

export default defineConfig({ spec: 'api.json', suites: ['./conformance/*.story.ts'] });
`;

/** What \`assay\` says in a project with these files, against a library with a fault. */
async function inProject(
  files: Readonly<Record<string, string>>,
  { fault, command = ['run'] }: { readonly fault?: LendingFault; readonly command?: readonly string[] } = {},
) {
  const folder = await temporaryFolder();
  const { document, answer } = lending({ ...(fault && { fault }) });
  const { url } = await serveSmall({ answer });
  for (const [name, text] of Object.entries({ 'api.json': JSON.stringify(document), ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const ended = await assay([...command, '--target', url], { cwd: folder });
  return { ...ended, report: () => reportIn(join(folder, 'conformance-report')) };
}

const project = { 'assay.config.ts': config, 'conformance/lending.story.ts': lentBook };

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

test('a suite of hints, requirements and stories is in the plan', async () => {
  const suite = `import { defineSuite } from 'assay/suite';
import lent from './lent.ts';

export default defineSuite({
  hints: [{ operation: 'addBook', adapt: async (draft) => ({ ...draft, headers: { 'x-branch': 'north' } }) }],
  requirements: [{ id: 'lent-once', text: 'A book is lent once.', source: 'ADR 12' }],
  stories: [lent],
});
`;
  const lent = lentBook.replace('  run:', "  requirements: ['lent-once'],\n  run:");
  const { code, stdout, stderr } = await inProject(
    { 'assay.config.ts': config, 'conformance/lending.story.ts': suite, 'conformance/lent.ts': lent },
    { command: ['plan', '--requirements'] },
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/lent-once .*own › a-book-that-is-lent-is-not-available/);
});

test('a mistake in a story ends the run in one sentence, and leaves nothing behind', async () => {
  const { code, stderr } = await inProject({
    ...project,
    'conformance/lending.story.ts': lentBook.replace("'/available'", 'missing'),
  });
  expect({ code, stderr: stderr.trim().split('\n').at(-1) }).toEqual({
    code: 2,
    stderr:
      'assay: conformance/lending.story.ts:11: the story "A book that is lent is not available" failed with ReferenceError: missing is not defined',
  });
});
