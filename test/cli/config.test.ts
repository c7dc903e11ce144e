import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { serve } from './servers.ts';

/** A folder with a configuration in it, and what `assay run` in it says. */
async function runIn(
  files: Readonly<Record<string, string>>,
  flags: readonly string[],
  env: Record<string, string> = {},
) {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const ended = await assay(['run', ...flags], { cwd: folder, env });
  return { ...ended, folder, out: join(folder, 'conformance-report') };
}

/** Answers everything like mini, to whoever has one of the keys, and remembers the keys. */
async function target(keys: Set<string>): Promise<string> {
  return serve((request, response) => {
    keys.add(String(request.headers['x-api-key']));
    response.setHeader('content-type', 'application/json').end('{}');
  });
}

test('a target of the configuration is run by its name, with credentials from everywhere', async () => {
  const keys = new Set<string>();
  const { code, out, stdout, stderr } = await runIn(
    {
      'assay.config.ts': `
        import { defineConfig } from '@assay-api/assay/config';
        const url: string = '${await target(keys)}';
        export default defineConfig({
          api: 'mini',
          personas: { stranger: { env: 'STRANGER' }, owner: { env: 'NOT_FOR_THIS_ONE' } },
          targets: {
            staging: {
              url,
              personas: { owner: { file: 'owner.txt' }, reader: { command: 'echo Recognisable-reader' } },
            },
          },
        });`,
      'owner.txt': 'Recognisable-owner\n',
    },
    ['--target', 'staging'],
    { STRANGER: 'Recognisable-stranger' },
  );
  expect([code, stderr]).toEqual([1, '']);
  expect([...keys].filter((key) => key.startsWith('Recognisable')).sort()).toEqual([
    'Recognisable-owner',
    'Recognisable-reader',
    'Recognisable-stranger',
  ]);
  const files = await Promise.all((await readdir(out)).map((file) => readFile(join(out, file), 'utf8')));
  for (const text of [stdout, ...files]) expect(text).not.toContain('Recognisable');
  expect((await reportIn(out)).run.document.title).toBe('Parcel lockers');
});

test.each([
  ['of modules', { type: 'module' }],
  ['as npm init makes it', { type: 'commonjs' }],
])('the example of the documentation can be used in a package %s', async (_, manifest) => {
  const page = await readFile('docs/configuration.md', 'utf8');
  const [, example = ''] = /```ts\n([\s\S]+?)```/.exec(page) ?? [];
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'assay.config.ts'), example);
  const { code, stdout, stderr } = await assay(['plan', '--target', 'production'], { cwd: folder });
  expect([code, stderr]).toEqual([0, '']);
  // It is said to be readOnly there.
  expect(stdout).toContain('it needs POST, but a read-only run');
});

test('flags come before the configuration, and the configuration before what is usual', async () => {
  const keys = new Set<string>();
  const url = await target(keys);
  const config = JSON.stringify({ api: 'mini', target: 'here', targets: { here: { url, concurrency: 3 } } });
  const files = { 'assay.config.json': config };
  const configured = await reportIn((await runIn(files, [])).out);
  expect([configured.run.target.url, configured.run.concurrency]).toEqual([url, 3]);
  const typed = await reportIn((await runIn(files, ['--target', 'mock', '--concurrency', '2'])).out);
  expect([typed.run.target.kind, typed.run.concurrency]).toEqual(['mock', 2]);
});

test('the URL of a configured target is that target', async () => {
  const keys = new Set<string>();
  const url = await target(keys);
  const config = `targets:\n  here: { url: '${url}/', personas: { owner: { env: OWN } } }\n`;
  await runIn({ 'assay.config.yaml': config }, ['mini', '--target', url], { OWN: 'one-of-mine' });
  expect([...keys]).toContain('one-of-mine');
});

test.each<[string, Record<string, string>, string[], string]>([
  [
    'a secret in the file',
    { 'assay.config.yaml': 'personas: { owner: Recognisable }' },
    [],
    'assay: assay.config.yaml: personas.owner holds a secret itself; it must say where the secret is',
  ],
  [
    'a target that is not there',
    { 'assay.config.yaml': 'targets: { staging: { url: "https://a.example" } }' },
    ['--target', 'stagng'],
    '--target stagng is not known; give mock, reference, a target of assay.config.yaml (staging), or a URL',
  ],
  [
    'two files',
    { 'assay.config.yaml': '', 'assay.config.json': '{}' },
    [],
    'assay.config.json and assay.config.yaml',
  ],
  ['a file that is not there', {}, ['--config', 'a.yaml'], '--config a.yaml does not exist'],
  ['a file of another kind', { 'a.toml': '' }, ['--config', 'a.toml'], 'a.toml is not a configuration'],
  ['broken JSON', { 'assay.config.json': '{' }, [], 'assay.config.json is not JSON: '],
  ['broken YAML', { 'assay.config.yaml': 'a: [' }, [], 'assay.config.yaml is not YAML: '],
  [
    'a module that throws',
    { 'assay.config.mjs': 'throw new Error("no")' },
    [],
    'assay.config.mjs cannot be run: no',
  ],
  [
    'a module with nothing',
    { 'assay.config.ts': 'export const a = 1' },
    [],
    'assay.config.ts has no default export',
  ],
  [
    'TypeScript that Node cannot run',
    { 'assay.config.ts': 'enum A { B }; export default {}' },
    [],
    'assay.config.ts cannot be run: ',
  ],
  [
    'a file without a secret',
    {
      'assay.config.yaml':
        'api: mini\ntargets: { a: { url: "http://127.0.0.1:9", personas: { owner: { file: gone } } } }',
    },
    ['--target', 'a'],
    'the token of the persona "owner" should be in the file gone, which cannot be read: ENOENT',
  ],
])('%s is bad input', async (_, files, flags, sentence) => {
  const { code, stdout, stderr } = await runIn(files, flags);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/Recognisable|\n\s+at /);
  expect([code, stdout]).toEqual([2, '']);
});
