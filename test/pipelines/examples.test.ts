import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { reportIn } from '../cli/assay.ts';
import { describeFramework } from '../frameworks/framework.ts';
import { lending } from '../small-servers/lending.ts';
import { serveSmall } from '../small-servers/small-server.ts';
import { type Example, examples, startExample } from './examples.ts';
import { installPacked } from './installed.ts';
import { type Sandbox, sandbox } from './sandbox.ts';

/** The projects below examples/, and a new one, with the package as it is packed. */

const patience = 300_000;
let box: Sandbox;
/** Where the program is. */
let bin: string;

beforeAll(async () => {
  box = await sandbox();
  bin = await installPacked(box);
  // In a project: below node_modules, Node runs no TypeScript.
  await cp(join(box.folder, 'node_modules', packageJson.name, 'examples'), join(box.folder, 'examples'), {
    recursive: true,
  });
}, patience);
afterAll(() => box.leave());

test('in an empty folder: init, a first run, and an own story', { timeout: patience }, async () => {
  const cwd = join(box.folder, 'empty');
  await mkdir(cwd);
  await writeFile(join(cwd, 'api.json'), JSON.stringify(lending().document));
  const assay = async (words: string) => {
    const { code, said } = await box.shell(`assay ${words}`, { cwd, env: { PATH: bin } });
    return { words, code, said: code === 0 ? '' : said };
  };
  for (const words of ['init --ci github', 'run'])
    expect(await assay(words)).toEqual({ words, code: 0, said: '' });
  const page = await readFile('docs/own-stories.md', 'utf8');
  const [, name = '', text = ''] = /```ts\n\/\/ (conformance\/\S+)\n([\s\S]*?)^```$/m.exec(page) ?? [];
  await writeFile(join(cwd, name), text);
  expect(await assay('run --suite own --out own')).toMatchObject({ code: 0 });
  const { scenarios } = await reportIn(join(cwd, 'own'));
  expect(scenarios.map(({ id }) => id)).toContain('own › a-book-that-is-lent-is-not-available');
  const { url } = await serveSmall(lending());
  expect(await assay(`k6 api.json --target ${url}`)).toMatchObject({ code: 0 });
  const shared = await readFile(join(cwd, 'load/assay.ts'), 'utf8');
  expect(shared).toBe(await readFile('cli/k6/script/assay.ts', 'utf8'));
});

test('editors know the types of a configuration and of a story', { timeout: patience }, async () => {
  const cwd = join(box.folder, 'typed');
  const options = { module: 'nodenext', strict: true, noEmit: true, types: [], skipLibCheck: true };
  const files = {
    'tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['**/*.ts'] }),
    'package.json': '{ "type": "module" }',
    'assay.config.ts':
      "import { defineConfig } from '@assay-api/assay/config';\n\nexport default defineConfig({ suits: [] });\n",
    'own.story.ts': (
      await readFile('examples/bundled-document/conformance/new-locker.story.ts', 'utf8')
    ).replace('title:', 'titel:'),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await writeFile(join(cwd, name), text);
  }
  const { said } = await box.shell('tsc -p .', {
    cwd,
    env: { PATH: resolve('node_modules/.bin') },
  });
  expect(said.match(/^\S+\(/gm)).toEqual(['assay.config.ts(', 'own.story.ts(']);
  expect(said).toMatch(/suits/);
  expect(said).toMatch(/titel/);
});

/** Runs the installed program in the folder of an example. */
async function runExample({ name, credentials, urlVariable, ...example }: Example, mistake = '') {
  const cwd = join(box.folder, 'examples', name);
  const out = join(box.folder, `report-${name}-${mistake}`);
  const url = await startExample({ ...example, credentials }, cwd, mistake);
  const { code, said } = await box.shell(`assay run --out "${out}"`, {
    cwd,
    env: { ...credentials, PATH: bin, ...(url !== undefined && { [urlVariable]: url }) },
  });
  return { code, said, report: await reportIn(out) };
}

for (const example of examples)
  describeFramework({ name: `the example ${example.name}`, needs: example.needs }, () => {
    test('conforms, with its own stories', { timeout: patience }, async () => {
      const { code, said, report } = await runExample(example);
      expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
      const own = report.scenarios.filter(({ suite }) => suite === example.suite);
      expect(own.map(({ outcome }) => outcome)).toEqual(Array(example.stories).fill('passed'));
    });

    const { mistake } = example;
    if (mistake !== undefined)
      test('has a mistake that only a story finds', { timeout: patience }, async () => {
        const { code, report } = await runExample(example, mistake);
        expect(code).toBe(1);
        expect([...new Set(report.violations.map(({ check }) => check))]).toEqual(['claim']);
      });
  });
