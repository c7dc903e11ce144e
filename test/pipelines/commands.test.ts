import { access, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cronJob } from '../../ci/kubernetes/cron-job.ts';
import { mock, reference } from '../cli/long-running.ts';
import { type Sandbox, sandbox } from './sandbox.ts';

/** What users' pipelines run is run here, as it stands in the files that they copy. */

const patience = 300_000;
let box: Sandbox;
/** Where the container has its programs. */
let bin: string;

beforeAll(async () => {
  box = await sandbox();
  bin = await buildImage();
}, patience);
afterAll(() => box.leave());

/** Runs what the Dockerfile runs, with the folder of the sandbox in the place of the container's own. */
async function buildImage(): Promise<string> {
  const source = await box.copy('source');
  const prefix = join(box.folder, 'prefix');
  const tmp = join(box.folder, 'tmp');
  await mkdir(tmp);
  const dockerfile = await readFile('ci/docker/Dockerfile', 'utf8');
  const commands = [...dockerfile.matchAll(/^RUN (.*)$/gm)].map(([, command = '']) => command);
  expect(commands).toHaveLength(4);
  // There is nobody called node here.
  for (const command of commands.filter((each) => !each.startsWith('chown'))) {
    // The cache of a container is its own.
    const here = command.replaceAll(/\/tmp(?=[\s/])/g, tmp).replace(' && npm cache clean --force', '');
    const { code, said } = await box.shell(here, { cwd: source, env: { npm_config_prefix: prefix } });
    expect({ command, code, said: code === 0 ? '' : said }).toEqual({ command, code: 0, said: '' });
  }
  return join(prefix, 'bin');
}

/** Tokens of a mock, as a pipeline has them in its environment; who administers parcel lockers is a clerk. */
const tokens = Object.fromEntries(
  ['owner', 'writer', 'reader', 'stranger', 'admin'].map((persona) => [
    `ASSAY_TOKEN_${persona.toUpperCase()}`,
    `${persona}:${persona === 'admin' ? 'stranger,clerk' : persona}`,
  ]),
);

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

test('the container answers --help, and its health check tells a server from none', async () => {
  const { said } = await box.shell('assay --help', { cwd: box.folder, env: { PATH: bin } });
  expect(said).toContain('Usage: assay');
  const dockerfile = await readFile('ci/docker/Dockerfile', 'utf8');
  const [, check = ''] = /HEALTHCHECK [^[]*CMD (\[.*\])/.exec(dockerfile) ?? [];
  const [node = '', ...args] = JSON.parse(check) as string[];
  const healthy = (port: string) =>
    box.shell(`${node} ${args.map((arg) => `'${arg}'`).join(' ')}`, { cwd: box.folder, env: { PORT: port } });
  const { port } = new URL(await reference('sqlite::memory:'));
  expect(await healthy(port)).toMatchObject({ code: 0 });
  expect(await healthy('9')).toMatchObject({ code: 1 });
});

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the steps of the action that are scripts, as GitHub does: one after the other, each with its expressions filled in. */
async function runAction(inputs: Readonly<Record<string, string>>, cwd: string) {
  const source = await box.copy(`action-${inputs.out}`);
  const action = load(await readFile('ci/github/action.yml', 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
    readonly runs: { readonly steps: readonly Step[] };
  };
  const output = join(cwd, 'output');
  const values = new Map([['github.action_path', join(source, 'ci/github')]]);
  for (const [name, { default: usual = '' }] of Object.entries(action.inputs))
    values.set(`inputs.${name}`, inputs[name] ?? usual);
  const filled = (text: string) =>
    text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, name: string) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`the test does not know ${name}`);
      return value;
    });
  const said = new Map<string, string>();
  for (const { name = '', run, env = {} } of action.runs.steps) {
    if (run === undefined) continue;
    const own = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, filled(value)]));
    const summary = join(cwd, 'summary');
    const ended = await box.shell(run, {
      cwd,
      env: { ...tokens, ...own, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
    });
    said.set(name, ended.said);
    const [, code] = /^exit-code=(\d)$/m.exec(await readFile(output, 'utf8').catch(() => '')) ?? [];
    if (code !== undefined) values.set('steps.walk.outputs.exit-code', code);
    if (ended.code !== 0) return { code: ended.code, failed: name, said };
  }
  return { code: 0, failed: undefined, said };
}

test('the action of GitHub lets a good instance pass', { timeout: patience }, async () => {
  const target = await mock('mini');
  const cwd = join(box.folder, 'good');
  await mkdir(cwd);
  const { code, failed } = await runAction({ target, api: 'mini', gate: 'new=0', out: 'good-report' }, cwd);
  expect({ code, failed }).toEqual({ code: 0, failed: undefined });
  expect(await exists(join(cwd, 'good-report/report.html'))).toBe(true);
  expect(await readFile(join(cwd, 'summary'), 'utf8')).toContain('Parcel lockers');
});

test('the action of GitHub stops a bad one, with annotations', { timeout: patience }, async () => {
  const target = await mock('mini', ['--fault', 'missing-location']);
  const cwd = join(box.folder, 'bad');
  await mkdir(cwd);
  const arguments_ = '--suite\nvalid-request';
  const { code, failed, said } = await runAction(
    { target, api: 'mini', arguments: arguments_, out: 'bad-report' },
    cwd,
  );
  expect({ code, failed }).toEqual({ code: 1, failed: 'Gate' });
  expect(said.get('Annotate')).toMatch(/^::error .*title=.*Location.*::/m);
  expect(await exists(join(cwd, 'bad-report/report.html'))).toBe(true);
});

test('the job of GitLab', { timeout: patience }, async () => {
  const file = load(await readFile('ci/gitlab/conformance.gitlab-ci.yml', 'utf8')) as Readonly<
    Record<
      string,
      { readonly script: readonly string[]; readonly variables: Readonly<Record<string, string>> }
    >
  >;
  const job = file['.conformance'];
  if (!job) throw new Error('there is no job to extend');
  const env = { ...tokens, ...job.variables, API: 'mini', TARGET: await mock('mini'), PATH: bin };
  const { code, said } = await box.shell(job.script.join('\n'), { cwd: box.folder, env });
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  expect(await exists(join(box.folder, 'conformance-report/junit.xml'))).toBe(true);
});

test('the stage of Jenkins fails where a gate does not hold', { timeout: patience }, async () => {
  const file = await readFile('ci/jenkins/Jenkinsfile', 'utf8');
  const [, script = ''] = /\bsh '(.*)'$/m.exec(file) ?? [];
  const cwd = join(box.folder, 'jenkins');
  await mkdir(cwd);
  // A mock cannot keep every rule of TMI: it is a bad instance of it.
  const env = { ...tokens, TARGET: await mock('tmi'), API: 'tmi', GATE: 'new=0', PATH: bin };
  const { code } = await box.shell(script, { cwd, env });
  expect(code).toBe(1);
  expect(await exists(join(cwd, 'conformance-report/junit.xml'))).toBe(true);
});

test('the job of Kubernetes', { timeout: patience }, async () => {
  const [container] = cronJob.spec?.jobTemplate.spec?.template.spec?.containers ?? [];
  const [command = '', api = '', ...flags] = container?.args ?? [];
  expect([command, api]).toEqual(['run', 'tmi']);
  const url = await mock('mini');
  const args = flags.map((flag) =>
    flag
      .replace(/^http:.*/, url)
      .replace('api.staging.svc', '127.0.0.1')
      .replace('/reports', box.folder),
  );
  const { code, said } = await box.shell(
    ['assay', command, 'mini', ...args.map((arg) => `'${arg}'`)].join(' '),
    {
      cwd: box.folder,
      env: { ...tokens, PATH: bin },
    },
  );
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  expect(await exists(join(box.folder, 'conformance/report.json'))).toBe(true);
});
