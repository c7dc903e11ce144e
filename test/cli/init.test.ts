import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { azure } from '../../ci/lint/azure.ts';
import { circleci } from '../../ci/lint/circleci.ts';
import { githubWorkflow } from '../../ci/lint/github-workflow.ts';
import { gitlab } from '../../ci/lint/gitlab.ts';
import { jenkinsfile } from '../../ci/lint/jenkinsfile.ts';
import { hosts, pipelineFiles } from '../../cli/init/pipeline-files.ts';
import { lending } from '../small-servers/lending.ts';
import { serveSmall } from '../small-servers/small-server.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';

/** A project with the document of the library, in a repository with a remote. */
async function project(remote = 'git@github.com:team/library.git'): Promise<string> {
  const folder = await temporaryFolder();
  const git = (...words: string[]) => promisify(execFile)('git', words, { cwd: folder });
  await git('init', '--quiet');
  await git('remote', 'add', 'origin', remote);
  await writeFile(join(folder, 'api.json'), JSON.stringify(lending().document, null, 2));
  return folder;
}

test('what it writes is run against the mock, and then against a server', async () => {
  const cwd = await project();
  const begun = await assay(['init'], { cwd });
  expect([begun.code, begun.stderr]).toEqual([0, '']);
  expect(begun.stdout).toContain('Lending library: 4 operations, 9 cells.');
  for (const name of ['assay.config.ts', 'conformance/first.story.ts', '.github/workflows/conformance.yml'])
    expect(begun.stdout).toContain(`  ${name} is new\n`);
  const mocked = await assay(['run'], { cwd });
  expect([mocked.code, mocked.stderr]).toEqual([0, '']);
  const { scenarios } = await reportIn(join(cwd, 'conformance-report'));
  expect(scenarios.filter(({ suite }) => suite === 'own').map(({ id, outcome }) => [id, outcome])).toEqual([
    ['own › getbook-does-what-was-promised', 'passed'],
  ]);
  const { url } = await serveSmall(lending());
  const served = await assay(['run', '--target', url, '--suite', 'own'], { cwd });
  expect([served.code, served.stderr]).toEqual([0, '']);
});

test('what its configuration lacks for logins is said at once', async () => {
  const cwd = await project();
  const { url } = await serveSmall(lending());
  const document = resolve('examples/express-login/openapi.yaml');
  const begun = await assay(['init', document, '--target', url, '--ci', 'none'], { cwd });
  const variables = 'OWNER_NAME, OWNER_PASSWORD, STRANGER_NAME, STRANGER_PASSWORD';
  expect(begun.stdout).toContain(`the owner first: ${variables}\n`);
  const { code, stderr } = await assay(['doctor'], { cwd });
  expect([code, stderr]).toEqual([
    2,
    `assay: the logins of the personas need ${variables}, which are not set\n`,
  ]);
});

test('a file that is there already stays as it is', async () => {
  const cwd = await project();
  await writeFile(join(cwd, 'assay.config.yaml'), 'spec: api.json\n');
  await mkdir(join(cwd, 'conformance'));
  await writeFile(join(cwd, 'conformance/first.story.ts'), '// mine\n');
  const { code, stdout } = await assay(['init', '--ci', 'none'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('assay.config.yaml is there already, and stays as it is');
  expect(stdout).toContain(
    "Add this to assay.config.yaml, so that runs include your stories: suites: ['conformance/*.story.ts']",
  );
  expect(await readFile(join(cwd, 'conformance/first.story.ts'), 'utf8')).toBe('// mine\n');
});

test('called again for a pipeline, it goes by the configuration', async () => {
  const cwd = await project();
  const own =
    "target: 'local',\n  targets: { local: { url: 'http://localhost:8090' } }, personas: { owner: { env: 'LENDER' } },";
  const begun = await assay(['init', 'api.json', '--target', 'http://localhost:8090', '--ci', 'none'], {
    cwd,
  });
  expect(begun.code).toBe(0);
  await rename(join(cwd, 'conformance/first.story.ts'), join(cwd, 'conformance/lending.story.ts'));
  const file = join(cwd, 'assay.config.ts');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/target: '.*',/, own));
  const again = await assay(['init', '--ci', 'gitlab', '--start', 'npm start'], { cwd });
  expect([again.code, again.stderr]).toEqual([0, '']);
  expect(again.stdout).toContain('doctor --target http://localhost:8090');
  expect(again.stdout).not.toMatch(/Add this to|mock|first\.story/);
  const pipeline = await readFile(join(cwd, '.gitlab/conformance.gitlab-ci.yml'), 'utf8');
  expect(pipeline).toContain('npm start');
  expect(pipeline).toContain('LENDER');
  expect(again.stdout).not.toContain('Nothing starts');
  const without = await assay(['init', '--ci', 'github'], { cwd });
  expect(without.stdout).toContain('Nothing starts http://localhost:8090 in the pipeline yet');
});

test('coding agents are told about it; lines for a file that is there are printed', async () => {
  const fresh = await project();
  const first = await assay(['init', '--ci', 'none'], { cwd: fresh });
  expect(first.stdout).toContain('  AGENTS.md is new\n');
  const lines = await readFile(join(fresh, 'AGENTS.md'), 'utf8');
  expect(lines).toContain('`npx assay run` tests every documented endpoint');
  const again = await assay(['init', '--ci', 'none'], { cwd: fresh });
  expect(again.stdout).toContain('AGENTS.md is there already, and stays as it is');
  expect(again.stdout).not.toContain('For coding agents');

  const used = await project();
  await writeFile(join(used, 'AGENTS.md'), '# Mine\n');
  const { stdout } = await assay(['init', '--ci', 'none'], { cwd: used });
  expect(stdout.endsWith(`For coding agents, add this to AGENTS.md:\n\n${lines}`)).toBe(true);
  expect(await readFile(join(used, 'AGENTS.md'), 'utf8')).toBe('# Mine\n');
});

test.each([
  ['no document', ['init'], /there is no OpenAPI document here; name one: assay init <file or URL>/],
  [
    'a host that is not known',
    ['init', 'mini', '--ci', 'svn'],
    /--ci svn is not known; use github, gitlab, jenkins, azure, circleci or none/,
  ],
  [
    'a target that is none',
    ['init', 'mini', '--target', 'staging'],
    /the target staging is neither mock nor a URL/,
  ],
  [
    'a start of the mock',
    ['init', 'mini', '--ci', 'github', '--start', 'npm start'],
    /give --target with its URL/,
  ],
])('%s is one sentence', async (_, flags, sentence) => {
  const { code, stderr, stdout } = await assay(flags, { cwd: await temporaryFolder() });
  expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)]);
  expect(stdout).not.toContain('is new');
});

const works = [
  { folder: '.', target: 'mock', start: undefined, variables: [] },
  {
    folder: 'services/api',
    target: 'http://localhost:8080',
    start: 'npm start',
    variables: ['OWNER_NAME', 'OWNER_PASSWORD'],
  },
];
const linters = { github: githubWorkflow, gitlab, jenkins: jenkinsfile, azure, circleci } as const;

test.each(works.flatMap((work) => hosts.map((host) => ({ host, work }))))(
  'the pipeline for $host in $work.folder has no fault',
  async ({ host, work }) => {
    const [file] = pipelineFiles(host, work);
    expect(await linters[host](file?.content ?? '')).toEqual([]);
    expect(file?.content.includes('npm start')).toBe(work.start !== undefined);
    expect(file?.content.includes('OWNER_PASSWORD')).toBe(work.variables.length > 0);
  },
);
