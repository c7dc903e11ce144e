import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** What users' pipelines make of what they are given, told by a program that prints what it was started with. */

const echo = 'process.stdout.write(JSON.stringify(process.argv.slice(2)));\n';
/** What stands before the words of Assay. */
const started = ['--yes', '--package=@assay-api/assay@0.1.0', 'assay'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-flags-'));
  await writeFile(join(folder, 'npx'), `#!/usr/bin/env node\n${echo}`);
  await chmod(join(folder, 'npx'), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Variables = Readonly<Record<string, string>>;

interface Job {
  readonly script: string;
  /** As they are unless somebody sets them. */
  readonly usual: Variables;
  readonly shell: string;
}

async function action(): Promise<Job> {
  const { inputs, runs } = load(await readFile('ci/github/action.yml', 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
    readonly runs: {
      readonly steps: readonly { readonly id?: string; readonly run?: string; env?: Variables }[];
    };
  };
  const { run: script = '', env = {} } = runs.steps.find(({ id }) => id === 'run') ?? {};
  const given = Object.entries(env).flatMap(([name, value]) => {
    const input = /inputs\.([\w-]+)/.exec(value)?.[1];
    return input === undefined ? [] : [[name, inputs[input]?.default ?? ''] as const];
  });
  // Every input arrives that is not of another step.
  const elsewhere = ['start', 'image', 'port', 'comment', 'token'];
  expect(given).toHaveLength(Object.keys(inputs).length - elsewhere.length);
  return {
    script,
    usual: { ...Object.fromEntries(given), GITHUB_OUTPUT: join(folder, 'output') },
    shell: 'bash',
  };
}

async function gitlab(): Promise<Job> {
  const jobs = load(await readFile('ci/gitlab/conformance.gitlab-ci.yml', 'utf8')) as Readonly<
    Record<string, { readonly script?: readonly string[]; readonly variables?: Variables }>
  >;
  // Whoever includes it gets nothing that runs by itself.
  expect(Object.keys(jobs).filter((name) => !name.startsWith('.'))).toEqual([]);
  const { script = [] } = jobs['.conformance'] ?? {};
  const { variables = {} } = jobs['.assay'] ?? {};
  return { script: script.join('\n'), usual: variables, shell: 'sh' };
}

async function jenkins(): Promise<Job> {
  const file = await readFile('ci/jenkins/Jenkinsfile', 'utf8');
  const [, script = ''] = /\bsh '(.*)'$/m.exec(file) ?? [];
  return { script, usual: { ASSAY_VERSION: '0.1.0' }, shell: 'sh' };
}

/** The words that Assay is started with. */
async function wordsOf({ script, usual, shell }: Job, said: Variables): Promise<readonly string[]> {
  const { PATH = '' } = process.env;
  const { stdout } = await promisify(execFile)(shell, ['-ec', script], {
    env: { PATH: [folder, dirname(process.execPath), PATH].join(':'), ...usual, ...said },
  });
  const words = JSON.parse(stdout) as readonly string[];
  expect(words.slice(0, started.length)).toEqual(started);
  return words.slice(started.length);
}

const target = { TARGET: 'https://staging.example.com' };
const everything = {
  API: 'my api.yaml',
  WRITABLE: 'staging.example.com',
  AUTH: 'test-provider',
  GATE: 'new=0, cells>=95%',
  BASELINE: 'before/report.json',
  KNOWN_VIOLATIONS: 'known-violations.yaml',
};

/** GitHub can have the report in another folder. */
const out = ['--out', 'conformance-report'];
const systems = [
  { name: 'GitHub', job: action, last: out },
  { name: 'GitLab', job: gitlab, last: [] },
  { name: 'Jenkins', job: jenkins, last: [] },
];

test.each(systems)('$name passes nothing that was left empty', async ({ job, last }) => {
  const nothing = Object.fromEntries(Object.keys(everything).map((name) => [name, '']));
  const words = ['run', '--target', target.TARGET, ...last];
  expect(await wordsOf(await job(), { ...nothing, ...target })).toEqual(words);
  expect(await wordsOf(await job(), target)).toEqual(words);
});

test.each(systems)('$name passes what was said as it was said', async ({ job, last }) => {
  expect(await wordsOf(await job(), { ...target, ...everything })).toEqual([
    ...['run', 'my api.yaml', '--target', target.TARGET],
    ...['--writable', everything.WRITABLE, '--auth', everything.AUTH, '--gate', everything.GATE],
    ...['--baseline', everything.BASELINE, '--known-violations', everything.KNOWN_VIOLATIONS],
    ...last,
  ]);
});

test('GitHub passes more flags, one word a line, and none of it is a command', async () => {
  const words = await wordsOf(await action(), {
    ...target,
    ARGUMENTS: '--suite\nvalid-request\n$(echo no)\n',
  });
  expect(words.slice(-3)).toEqual(['--suite', 'valid-request', '$(echo no)']);
});
