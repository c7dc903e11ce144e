import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { lending } from '../small-servers/lending.ts';
import { installPacked } from './installed.ts';
import { type Sandbox, sandbox } from './sandbox.ts';

/** The oldest Node that the package says it runs on. */

const patience = 300_000;
let box: Sandbox;

beforeAll(async () => {
  box = await sandbox();
  await installPacked(box);
}, patience);
afterAll(() => box.leave());

test('a project on Node 22: init, a run with an own story, the doctor, shards; no reference server', {
  timeout: patience,
}, async () => {
  const [, oldest = ''] = /^\^(22[\d.]+) /.exec(packageJson.engines.node) ?? [];
  const cwd = join(box.folder, 'old');
  await mkdir(cwd);
  await writeFile(join(cwd, 'api.json'), JSON.stringify(lending().document));
  const program = join(box.folder, 'node_modules', packageJson.name, 'dist/cli/assay.js');
  const { code: there, said: node } = await box.shell(`npx --yes --package=node@${oldest} which node`, {
    cwd,
  });
  expect({ there, node: there === 0 ? '' : node }).toEqual({ there: 0, node: '' });
  const assay = (words: string) =>
    box.shell(`"${node.trim()}" --version && "${node.trim()}" "${program}" ${words}`, { cwd });

  const page = await readFile('docs/own-stories.md', 'utf8');
  const [, name = '', text = ''] = /```ts\n\/\/ (conformance\/\S+)\n([\s\S]*?)^```$/m.exec(page) ?? [];
  expect(await assay('init --ci none')).toMatchObject({ code: 0 });
  await mkdir(dirname(join(cwd, name)), { recursive: true });
  await writeFile(join(cwd, name), text);
  for (const words of [
    ...[
      'run',
      'run --suite own',
      'doctor --target mock',
      'plan --format json',
      'run --shard 1/2',
      'run --shard 2/2',
    ],
    'merge conformance-report/shard-1-of-2 conformance-report/shard-2-of-2',
  ]) {
    const { code, said } = await assay(words);
    expect({ words, code, said: code === 0 ? '' : said }).toEqual({ words, code: 0, said: '' });
    expect(said).toContain(`v${oldest}\n`);
    expect(said).not.toContain('Warning');
  }
  expect(await assay('run users --target reference')).toEqual({
    code: 2,
    said: expect.stringContaining(
      `assay: the reference servers need Node 24.7 or newer, and this is Node ${oldest}; npm install --save-dev node@24`,
    ),
  });
});
