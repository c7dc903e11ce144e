import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { installPacked } from '../pipelines/installed.ts';
import { packedPackage } from '../pipelines/packed.ts';
import { type Sandbox, sandbox } from '../pipelines/sandbox.ts';

/** A dry run of the release: what would be published, and how. */

const patience = 300_000;
let box: Sandbox;

beforeAll(async () => {
  box = await sandbox();
}, patience);
afterAll(() => box.leave());

const { name, version } = packageJson;

/** A file that is in the package. */
async function packed(file: string): Promise<string> {
  const { said } = await box.shell(`tar -xOzf "${await packedPackage()}" "package/${file}"`, {
    cwd: box.folder,
  });
  return said;
}

test('the package says what it is, and is published with its provenance', { timeout: patience }, async () => {
  const manifest = JSON.parse(await packed('package.json')) as typeof packageJson;
  expect(manifest).toMatchObject({
    ...{ name, version, type: 'module', license: 'Apache-2.0', bin: { assay: 'dist/cli/assay.js' } },
    publishConfig: { access: 'public', provenance: true },
  });
  const { said } = await box.shell(`tar -tzf "${await packedPackage()}"`, { cwd: box.folder });
  const files = said
    .trim()
    .split('\n')
    .map((file) => file.replace('package/', ''));
  const targets = Object.values(packageJson.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  for (const file of [
    ...targets,
    'dist/cli/assay.js',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'ci/github/comment.sh',
  ])
    expect(files).toContain(file.replace('./', ''));
  // Neither tests, nor what is generated from, nor what pipelines of this repository need.
  const unwanted =
    /\.test\.|^test\/|^\.|node_modules|^ci\/(lint|release)|^dist\/(test|ci|bench)\/|postgres\.js$/;
  expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  expect(await packed('dist/cli/assay.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test('the changelog begins with the version of the package', async () => {
  const { code, said } = await box.shell('node ci/release.ts main', { cwd: process.cwd() });
  expect({ code, said: said.slice(0, 2) }).toEqual({ code: 0, said: '- ' });
  const wrong = await box.shell('node ci/release.ts v9.9.9', { cwd: process.cwd() });
  expect(wrong).toEqual({
    code: 1,
    said: `the tag is v9.9.9, and package.json has version ${version}; tag the commit v${version}\n`,
  });
});

interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}

test('what is published is what was packed after all checks, without a token', async () => {
  const { jobs, permissions } = load(await readFile('.github/workflows/release.yml', 'utf8')) as {
    readonly permissions: object;
    readonly jobs: Readonly<Record<string, Job>>;
  };
  expect(permissions).toEqual({ contents: 'read' });
  const { npm, image, tag } = jobs;
  expect(npm).toMatchObject({ needs: ['check', 'pack'], permissions: { 'id-token': 'write' } });
  expect([image?.needs, tag?.needs]).toEqual(['npm', ['npm', 'image']]);
  // A dry run publishes nothing.
  for (const job of [npm, image, tag]) expect(job?.if).toBe("github.event_name == 'push'");
  const publish = npm?.steps.find(({ run }) => run?.startsWith('npm publish'))?.run ?? '';
  expect(publish).toContain('--provenance');
  expect(await readFile('.github/workflows/release.yml', 'utf8')).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN/);
  // The name of the file is that of the package.
  const [, file = ''] = /npm publish \.\/(\S+)/.exec(publish) ?? [];
  const { code } = await box.shell(`ls "$(dirname "${await packedPackage()}")"/${file}`, { cwd: box.folder });
  expect(code).toBe(0);
});

test('pipelines name the version that is released', async () => {
  const files = [
    'github/action.yml',
    'github/merge/action.yml',
    'github/conformance.yml',
    'github/shards.yml',
  ];
  const others = ['gitlab/conformance.gitlab-ci.yml', 'jenkins/Jenkinsfile', 'jenkins/shards.Jenkinsfile'];
  for (const file of [...files, ...others, 'azure/azure-pipelines.yml', 'circleci/config.yml']) {
    const text = await readFile(join('ci', file), 'utf8');
    const said = [
      ...text.matchAll(
        /(?<=@v|version: |VERSION: |VERSION = '|VERSION', defaultValue: '|default: )\d+\.\d+\.\d+/g,
      ),
    ];
    expect({ file, said: [...new Set(said.map(([found]) => found))] }).toEqual({ file, said: [version] });
  }
});

test('the commands of the README work with the name of the package', { timeout: patience }, async () => {
  const bin = await installPacked(box);
  const readme = await readFile('README.md', 'utf8');
  expect(readme).toContain(`npm install --save-dev ${name}`);
  const offline = { npm_config_registry: 'http://127.0.0.1:9', PATH: bin };
  for (const command of [
    'npx assay --version',
    `npx --yes --package=${name} assay --version`,
    `npx --yes ${name} --version`,
  ])
    expect(await box.shell(command, { cwd: box.folder, env: offline })).toEqual({
      code: 0,
      said: `${version}\n`,
    });
  const commands = [...readme.matchAll(/^(?:npx )?assay (\w+)/gm)].map(([, command = '']) => command);
  const { said } = await box.shell('npx assay --help', { cwd: box.folder, env: offline });
  const known = [...said.matchAll(/^ {2}(\w+)/gm)].map(([, command = '']) => command);
  expect(commands.filter((command) => !known.includes(command))).toEqual([]);
});
