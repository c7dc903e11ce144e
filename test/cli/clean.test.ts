import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { askServer } from '../foreign/front/ask-server.ts';
import { openFront } from '../foreign/front/front.ts';
import { refusal } from '../foreign/front/message.ts';
import { type Layer, throughAll } from '../foreign/front/translation.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { keptBy, onlyTheAdministrator } from './kept-by.ts';
import { journalsIn, killedRun } from './killed-run.ts';
import { mock, reference } from './long-running.ts';

const patience = 180_000;

/** What a run makes by itself; everything else is within one of these. */
const lists = ['/threat_models', '/webhooks', '/addons'];

async function everything(url: string): Promise<readonly unknown[]> {
  const headers = { authorization: 'Bearer somebody:owner,admin' };
  return Promise.all(lists.map(async (list) => (await fetch(`${url}${list}?limit=100`, { headers })).json()));
}

/** Runs against a mock, and is killed. */
const killed = (url: string, out: string, { lines, auth = 'mock' }: { lines: number; auth?: string }) =>
  killedRun(['tmi', '--target', url, '--auth', auth], { out, lines });

test('assay clean removes what a killed run left, and says so', { timeout: patience }, async () => {
  const url = await mock('tmi');
  const before = await everything(url);
  const out = await temporaryFolder();
  const journal = await killed(url, out, { lines: 300 });
  expect(await everything(url)).not.toEqual(before);
  expect(await readFile(journal, 'utf8')).not.toMatch(/Bearer|assay-owner:/);

  const { code, stdout } = await assay(['clean', '--out', out]);
  const [, removed, made] = /removed (\d+) of (\d+) resources? and 0 of 0 accounts\./.exec(stdout) ?? [];
  expect(Number(removed)).toBeGreaterThan(0);
  expect(removed).toBe(made);
  expect(stdout).toContain('Nothing is left.\n');
  expect(code).toBe(0);
  expect(await everything(url)).toEqual(before);
  expect(await readdir(out)).toEqual([]);
  expect(await assay(['clean', '--out', out])).toMatchObject({
    code: 0,
    stdout: `Nothing to clean: there is no journal in ${out}.\n`,
  });
});

test('on a server with accounts, whoever the run made is gone as well', { timeout: patience }, async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'tmi.db');
  const url = await reference(`sqlite:${file}`);
  const out = join(folder, 'report');
  await mkdir(out);
  const journal = await killed(url, out, { lines: 400, auth: 'test-provider' });
  const [users, threatModels] = keptBy(file);
  expect(Number(users)).toBeGreaterThan(10);
  expect(Number(threatModels)).toBeGreaterThan(0);
  expect(await readFile(journal, 'utf8')).not.toMatch(/eyJ/);
  // Of what it has seen it could say nothing any more.
  expect(await readdir(out)).toEqual([basename(journal)]);

  const { code, stdout } = await assay(['clean', '--out', out]);
  expect(stdout).toMatch(/removed (\d+) of \1 resources? and (\d+) of \2 accounts?\.\nNothing is left\.\n$/);
  expect(code).toBe(0);
  expect(keptBy(file)).toEqual(onlyTheAdministrator);
  expect(await journalsIn(out)).toEqual([]);
});

test('cleaning up needs the logins of those only whose token the run has spent', {
  timeout: patience,
}, async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'tmi.db');
  const { url, letIn } = await behindLimitedLogins(await reference(`sqlite:${file}`));
  const out = join(folder, 'report');
  await mkdir(out);
  const env = { XDG_STATE_HOME: join(folder, 'state') };
  const tokens = join(env.XDG_STATE_HOME, 'assay', 'tokens');
  const journal = await killedRun(['tmi', '--target', url, '--auth', 'test-provider'], {
    out,
    lines: 400,
    env,
  });
  const kept = join(tokens, basename(journal, '.jsonl'));
  expect((await stat(kept)).mode & 0o777).toBe(0o600);
  expect((await stat(tokens)).mode & 0o777).toBe(0o700);

  letIn(false);
  const { stdout } = await assay(['clean', '--out', out], { env });
  const [, gone, made] =
    /removed (?:\d+) of (?:\d+) resources? and (\d+) of (\d+) accounts?\./.exec(stdout) ?? [];
  expect(stdout).toMatch(/removed (\d+) of \1 resources? /);
  expect(Number(gone)).toBeGreaterThan(Number(made) / 2);
  expect(keptBy(file).slice(1)).toEqual(onlyTheAdministrator.slice(1));

  letIn(true);
  expect((await assay(['clean', '--out', out], { env })).stdout).toContain('Nothing is left.\n');
  expect(keptBy(file)).toEqual(onlyTheAdministrator);
  expect(await readdir(tokens)).toEqual([]);
});

/** A server that can be told to let nobody log in for an hour. */
async function behindLimitedLogins(url: string): Promise<{ url: string; letIn: (are: boolean) => void }> {
  const server = askServer(url);
  const front = await openFront(0);
  let areLetIn = true;
  const limits: Layer = async (asked, next) =>
    !areLetIn && asked.path === '/oauth2/authorize'
      ? refusal(429, 'rate_limit_exceeded', 'Too many logins', [['retry-after', '3600']])
      : next(asked);
  front.answerWith(throughAll([limits], server.ask));
  onTestFinished(async () => {
    await front.close();
    server.close();
  });
  return {
    url: front.url,
    letIn: (are) => {
      areLetIn = are;
    },
  };
}

test('the next run with the same folder cleans up first', { timeout: patience }, async () => {
  const url = await mock('tmi');
  const before = await everything(url);
  const out = await temporaryFolder();
  await killed(url, out, { lines: 200 });
  const elsewhere = await assay(['run', 'mini', '--suite', 'unknown-id', '--out', out]);
  expect(elsewhere.stderr).not.toContain('did not clean up');

  const flags = [
    'run',
    'tmi',
    '--target',
    url,
    '--auth',
    'mock',
    '--out',
    out,
    '--grep',
    'GET /threat_models 200',
  ];
  const { code, stderr } = await assay(flags);
  expect(stderr).toMatch(
    /^Of a run of \S+Z that did not clean up: removed (\d+) of \1 resources? and 0 of 0 accounts\.$/m,
  );
  expect(code).toBe(0);
  expect(await everything(url)).toEqual(before);
  expect(await journalsIn(out)).toEqual([]);
  expect((await reportIn(out)).cleanUp.left).toEqual([]);
});

test('what cannot be removed yet stays in the journal', { timeout: patience }, async () => {
  const url = await mock('tmi');
  const out = await temporaryFolder();
  const before = await everything(url);
  const journal = await killed(url, out, { lines: 200 });
  // Nobody has given tokens, so that nobody is let in.
  const refused = await assay(['clean', '--journal', journal, '--auth', 'tokens']);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain(`Left behind, and kept in ${journal}:\n`);
  expect(refused.stdout).toContain('has no credentials for the persona "owner"');
  expect(await everything(url)).not.toEqual(before);
  expect((await assay(['clean', '--journal', journal])).code).toBe(0);
  expect(await everything(url)).toEqual(before);
});

const header = {
  kind: 'journal',
  version: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  document: 'mini',
  target: 'http://127.0.0.1:1',
  auth: 'mock',
  database: null,
  process: { id: process.pid, host: 'elsewhere' },
};

test.each([
  ['nothing', undefined, [], 'cannot be read; give a journal that assay run has left'],
  ['something else', '{"a":1}\n', [], 'is not a journal of this version of Assay'],
  ['no JSON', 'a\nb\n', [], 'is not a journal: a line of it is not JSON'],
  [
    'a journal of another target',
    `${JSON.stringify(header)}\n`,
    ['--target', 'http://127.0.0.1:2'],
    'is about --target http://127.0.0.1:1',
  ],
  [
    'a target that is down',
    `${JSON.stringify(header)}\n`,
    [],
    'the target http://127.0.0.1:1 cannot be reached',
  ],
])('%s is bad input', async (_, text, flags, sentence) => {
  const journal = join(await temporaryFolder(), 'journal.jsonl');
  if (text !== undefined) await writeFile(journal, text);
  const { code, stdout, stderr } = await assay(['clean', '--journal', journal, ...flags]);
  expect(stderr).toContain(sentence);
  expect([code, stdout]).toEqual([2, '']);
});

test('a run that goes on is left alone', async () => {
  const out = await temporaryFolder();
  const journal = join(out, 'journal-20260101-1.jsonl');
  await writeFile(
    journal,
    `${JSON.stringify({ ...header, process: { id: process.pid, host: hostname() } })}\n`,
  );
  const { code, stderr } = await assay(['clean', '--journal', journal]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('is still running (process ')]);
  expect((await assay(['clean', '--out', out])).stdout).toContain('Nothing to clean');
  expect(await readdir(out)).toHaveLength(1);
});
