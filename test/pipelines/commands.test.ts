import { access, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cronJob } from '../../ci/kubernetes/cron-job.ts';
import { mergeJob, shardsJob } from '../../ci/kubernetes/shards.ts';
import { reportIn } from '../cli/assay.ts';
import { mock } from '../cli/long-running.ts';
import { installPacked } from './installed.ts';
import { runAction } from './run-action.ts';
import { type Sandbox, sandbox } from './sandbox.ts';

/** What users' pipelines run is run here, as it is in the files that they copy, in repositories with nothing else in them. */

const patience = 300_000;
let box: Sandbox;
/** Where the program is. */
let bin: string;

beforeAll(async () => {
  box = await sandbox();
  bin = await installPacked(box);
  await symlink(resolve('test/pipelines/gh.mjs'), join(bin, 'gh'));
}, patience);
afterAll(() => box.leave());

/** Tokens of a mock, as a pipeline has them in its environment; who administers parcel lockers is a clerk. */
const tokens = Object.fromEntries(
  ['owner', 'writer', 'reader', 'stranger', 'admin'].map((persona) => [
    `ASSAY_TOKEN_${persona.toUpperCase()}`,
    `${persona}:${persona === 'admin' ? 'stranger,clerk' : persona}`,
  ]),
);

/** A registry that is not there: what is run has to be what was packed. */
const offline = { npm_config_registry: 'http://127.0.0.1:9' };

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** An empty repository. */
async function repository(name: string): Promise<string> {
  const folder = join(box.folder, name, 'repository');
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Runs a script, which has to succeed. */
async function succeeds(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<void> {
  const { code, said } = await box.shell(script, { cwd, env: { ...offline, ...tokens, ...env } });
  expect({ script, code, said: code === 0 ? '' : said }).toEqual({ script, code: 0, said: '' });
}

/** The report that shards were merged to is about everything. */
async function expectWhole(folder: string): Promise<void> {
  const { result, run, cells } = await reportIn(folder);
  const leftOut = cells.filter(
    ({ verdict }) => verdict.kind === 'not-exercised' && verdict.because === 'excluded',
  );
  expect({ result, selection: run.selection, leftOut }).toEqual({
    result: 'conformant',
    selection: null,
    leftOut: [],
  });
  expect(await exists(join(folder, 'junit.xml'))).toBe(true);
}

describe('GitHub', () => {
  const runner = (cwd: string, pullRequest?: string) => ({
    ...{ box, cwd, env: { ...offline, ...tokens, GH_COMMENTS: join(cwd, 'comments'), PATH: bin } },
    ...(pullRequest !== undefined && { pullRequest }),
  });

  test('the action starts the API and lets a good instance pass; it comments once', {
    timeout: patience,
  }, async () => {
    const cwd = await repository('good');
    const port = new URL(await mock('mini')).port;
    const target = `http://127.0.0.1:${Number(port) + 1}`;
    const inputs = {
      ...{ target, api: 'mini', gate: 'new=0', comment: 'true' },
      start: `assay mock mini --port ${Number(port) + 1}`,
    };
    for (let time = 0; time < 2; time++) {
      const { code, failed, said } = await runAction('action.yml', inputs, runner(cwd, '7'));
      expect({ code, failed, said: code === 0 ? '' : [...said] }).toEqual({
        code: 0,
        failed: undefined,
        said: '',
      });
    }
    expect(await exists(join(cwd, '../artifacts/conformance-report/report.html'))).toBe(true);
    expect(await readFile(join(cwd, 'summary'), 'utf8')).toContain('Parcel lockers');
    const comments = JSON.parse(await readFile(join(cwd, 'comments'), 'utf8')) as readonly {
      readonly body: string;
    }[];
    expect(comments.map(({ body }) => body.split('\n')[0])).toEqual(['<!-- assay: conformance-report -->']);
  });

  test('the action stops a bad one, with annotations', { timeout: patience }, async () => {
    const cwd = await repository('bad');
    const target = await mock('mini', ['--fault', 'missing-location']);
    const inputs = {
      target,
      api: 'mini',
      arguments: '--suite\nvalid-request',
      out: 'bad-report',
      name: 'bad',
    };
    const { code, failed, said } = await runAction('action.yml', inputs, runner(cwd));
    expect({ code, failed }).toEqual({ code: 1, failed: 'Gate' });
    expect(said.get('Annotate')).toMatch(/^::error .*title=.*Location.*::/m);
    expect(await exists(join(cwd, '../artifacts/bad/report.html'))).toBe(true);
  });

  test('an API that does not respond ends the action, with its log', { timeout: patience }, async () => {
    const cwd = await repository('silent');
    const inputs = { target: 'http://127.0.0.1:9', api: 'mini', start: 'echo no database; exit 1' };
    // Nobody waits for a minute here.
    await writeFile(join(cwd, 'sleep'), '#!/bin/sh\n');
    await box.shell('chmod +x sleep', { cwd });
    const { env, ...rest } = runner(cwd);
    const { failed, said } = await runAction('action.yml', inputs, {
      ...rest,
      env: { ...env, PATH: `${cwd}:${bin}` },
    });
    expect(failed).toBe('Start the API');
    expect(said.get('Start the API')).toContain('no database');
  });

  test('shards of the matrix are merged, and the gate is that of the whole', {
    timeout: patience,
  }, async () => {
    const { jobs } = load(await readFile('ci/github/shards.yml', 'utf8')) as {
      readonly jobs: {
        readonly shard: { readonly strategy: { readonly matrix: { readonly shard: readonly string[] } } };
      };
    };
    const target = await mock('mini');
    for (const shard of jobs.shard.strategy.matrix.shard) {
      const cwd = join(await repository('matrix'), '..', `machine-${shard[0]}`);
      await mkdir(cwd);
      const { code, said } = await runAction('action.yml', { target, api: 'mini', shard }, runner(cwd));
      expect({ shard, code, said: code === 0 ? '' : [...said] }).toEqual({ shard, code: 0, said: '' });
    }
    const cwd = await repository('matrix');
    const { code, said } = await runAction('merge/action.yml', { gate: 'new=0, cells>=50%' }, runner(cwd));
    expect({ code, said: code === 0 ? '' : [...said] }).toEqual({ code: 0, said: '' });
    await expectWhole(join(cwd, 'conformance-report'));
  });
});

interface GitLabJob {
  readonly script: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

test('GitLab: a job, and shards that are merged', { timeout: patience }, async () => {
  const file = load(await readFile('ci/gitlab/conformance.gitlab-ci.yml', 'utf8')) as Readonly<
    Record<string, GitLabJob>
  >;
  const script = (job: string): string => file[job]?.script.join('\n') ?? '';
  const env = { ...file['.assay']?.variables, API: 'mini', TARGET: await mock('mini'), PATH: bin };
  const whole = await repository('gitlab');
  await succeeds(script('.conformance'), whole, env);
  await expectWhole(join(whole, 'conformance-report'));
  const parts = await repository('gitlab-shards');
  for (const index of ['1', '2'])
    await succeeds(script('.conformance-shard'), parts, { ...env, CI_NODE_INDEX: index, CI_NODE_TOTAL: '2' });
  await succeeds(script('.conformance-merge'), parts, { ...env, GATE: 'new=0, cells>=50%' });
  await expectWhole(join(parts, 'conformance-report'));
});

/** The commands of a file of Jenkins. */
async function shellSteps(file: string): Promise<readonly string[]> {
  return [...(await readFile(file, 'utf8')).matchAll(/\bsh '(.*)'$/gm)].map(([, script = '']) => script);
}

test('Jenkins: the stage fails where a gate does not pass', { timeout: patience }, async () => {
  const [script = ''] = await shellSteps('ci/jenkins/Jenkinsfile');
  const cwd = await repository('jenkins');
  const target = await mock('mini', ['--fault', 'missing-location']);
  const env = {
    ...offline,
    ...tokens,
    ASSAY_VERSION: '0.1.0',
    TARGET: target,
    API: 'mini',
    GATE: 'new=0',
    PATH: bin,
  };
  expect((await box.shell(script, { cwd, env })).code).toBe(1);
  expect(await exists(join(cwd, 'conformance-report/junit.xml'))).toBe(true);
});

/** What a project sets in the file of its pipeline. */
const settings = async () => ({
  ASSAY_VERSION: '0.1.0',
  API: 'mini',
  TARGET: await mock('mini'),
  WRITABLE: '127.0.0.1',
  GATE: 'new=0',
});

test('Jenkins: shards are merged', { timeout: patience }, async () => {
  const [shard = '', merge = ''] = await shellSteps('ci/jenkins/shards.Jenkinsfile');
  const cwd = await repository('jenkins-shards');
  const env = {
    ...(await settings()),
    PATH: bin,
  };
  for (const SHARD of ['1', '2', '3', '4']) await succeeds(shard, cwd, { ...env, SHARD });
  await succeeds(merge, cwd, env);
  await expectWhole(join(cwd, 'conformance-report'));
});

test('Azure Pipelines: shards are merged', { timeout: patience }, async () => {
  const { jobs } = load(await readFile('ci/azure/azure-pipelines.yml', 'utf8')) as {
    readonly jobs: readonly { readonly steps: readonly { readonly bash?: string }[] }[];
  };
  const [shard = '', merge = ''] = jobs.flatMap(({ steps }) => steps.flatMap(({ bash }) => bash ?? []));
  const cwd = await repository('azure');
  const workspace = join(cwd, '..');
  const env = {
    ...(await settings()),
    ...{ PATH: bin, PIPELINE_WORKSPACE: workspace, SYSTEM_TOTALJOBSINPHASE: '2' },
  };
  for (const index of ['1', '2']) {
    const machine = join(workspace, `machine-${index}`);
    await mkdir(machine);
    await succeeds(shard, machine, { ...env, SYSTEM_JOBPOSITIONINPHASE: index });
    // As its artifact is published and downloaded.
    await succeeds(`mv conformance-report ../conformance-shard-${index}`, machine, env);
  }
  await succeeds(merge, cwd, env);
  await expectWhole(join(cwd, 'conformance-report'));
});

test('CircleCI: shards are merged', { timeout: patience }, async () => {
  const { jobs } = load(await readFile('ci/circleci/config.yml', 'utf8')) as {
    readonly jobs: Readonly<
      Record<string, { readonly steps: readonly { readonly run?: { readonly command: string } }[] }>
    >;
  };
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run?.command ?? []));
  const [shard = '', merge = '', results = ''] = commands;
  const cwd = await repository('circleci');
  const env = {
    ...(await settings()),
    ...{ PATH: bin, CIRCLE_NODE_TOTAL: '2' },
  };
  for (const index of ['0', '1']) await succeeds(shard, cwd, { ...env, CIRCLE_NODE_INDEX: index });
  for (const command of [merge, results]) await succeeds(command, cwd, env);
  await expectWhole(join(cwd, 'conformance-report'));
  expect(await exists(join(cwd, 'test-results/assay/junit.xml'))).toBe(true);
});

describe('Kubernetes', () => {
  /** What a manifest has of its cluster, in the place of the sandbox. */
  const here = (text: string, url: string, reports: string): string =>
    text
      .replaceAll('http://api.staging.svc:8080', url)
      .replaceAll('api.staging.svc', '127.0.0.1')
      .replaceAll('/reports', reports)
      .replace('run tmi', 'run mini');

  test('the job of every night', { timeout: patience }, async () => {
    const [container] = cronJob.spec?.jobTemplate.spec?.template.spec?.containers ?? [];
    const reports = await repository('kubernetes');
    const url = await mock('mini');
    const words = (container?.args ?? []).map((word) => `'${here(word, url, reports)}'`);
    await succeeds(['assay', ...words].join(' ').replace("'run' 'tmi'", 'run mini'), reports, { PATH: bin });
    expect(await exists(join(reports, 'conformance/report.json'))).toBe(true);
  });

  test('the pods of an Indexed Job, and the job that merges', { timeout: patience }, async () => {
    const scriptOf = (job: typeof shardsJob): string => {
      const [container] = job.spec?.template.spec?.containers ?? [];
      expect(container?.command).toEqual(['sh', '-c']);
      return container?.args?.[0] ?? '';
    };
    const reports = await repository('kubernetes-shards');
    const url = await mock('mini');
    for (let index = 0; index < (shardsJob.spec?.completions ?? 0); index++)
      await succeeds(here(scriptOf(shardsJob), url, reports), reports, {
        ...{ PATH: bin, JOB_COMPLETION_INDEX: String(index) },
      });
    await succeeds(here(scriptOf(mergeJob), url, reports), reports, { PATH: bin });
    await expectWhole(join(reports, 'conformance'));
  });
});
