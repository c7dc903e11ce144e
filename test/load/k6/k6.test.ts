import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { type ApiName, apiNamed } from '../../../apis/registry.ts';
import { assay, temporaryFolder } from '../../cli/assay.ts';
import { lending } from '../../small-servers/lending.ts';
import { serveSmall } from '../../small-servers/small-server.ts';
import { type LoadTest, loadTest, typeErrors } from './load-test.ts';
import { type ShelvesFault, shelves, shelvesKey } from './shelves.ts';
import { type HowToRun, type Ran, runScript } from './stand-in.ts';

/** Load tests for k6, run with a stand-in: k6 itself (AGPL) is not installed for our tests. */

async function reference(api: ApiName): Promise<string> {
  const env = { LOG_LEVEL: 'silent', UNLIMITED_ADDRESSES: '127.0.0.1' };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const server = await (await apiNamed(api).reference?.load())?.open({ PORT: 0 });
  if (!server) throw new Error(`${api} has no reference server`);
  onTestFinished(server.close);
  return String(await server.listen());
}

async function jsonFrom<T = unknown>(url: string, init: RequestInit = {}): Promise<T> {
  return (await (await fetch(url, init)).json()) as T;
}

/** The names of the thresholds that are crossed. */
function crossed({ metrics }: Ran): string[] {
  return Object.entries(metrics).flatMap(([name, { thresholds = {} }]) =>
    Object.entries(thresholds).flatMap(([text, { ok }]) => (ok ? [] : [`${name} ${text}`])),
  );
}

test('TMI: what clients do with its resources, type-checked and run without a failed check', async () => {
  const url = await reference('tmi');
  const login = `${url}/oauth2/authorize?idp=test&scope=openid&login_hint=load`;
  const { access_token: token } = await jsonFrom<{ access_token: string }>(login);
  const listed = () => jsonFrom(`${url}/threat_models`, { headers: { authorization: `Bearer ${token}` } });
  const before = await listed();
  const load = await loadTest(['--target', url], {
    folder: await temporaryFolder(),
    env: { ASSAY_TOKEN_OWNER: token },
  });
  expect([load.code, load.stderr]).toEqual([0, '']);
  expect(load.stdout).toContain('11 journeys of 57 operations');
  expect(load.stdout).not.toContain('Still on the target');
  expect(await listed()).toEqual(before);
  expect(await typeErrors(load.folder)).toBe('');
  const ran = await load.run({ iterations: 22, users: 4 });
  expect([ran.code, ran.error, ran.failed, crossed(ran)]).toEqual([0, undefined, [], []]);
  const operations = Object.keys(ran.metrics).filter((name) => name.startsWith('http_req_duration{'));
  expect(operations).toHaveLength(57);
  expect(operations.every((name) => (ran.metrics[name]?.values['p(95)'] ?? 0) > 0)).toBe(true);
  expect(await listed()).toEqual(before);
});

test('Tasky: the same', async () => {
  const url = await reference('tasky');
  const body = JSON.stringify({ name: 'Ann', email: 'ann@example.com', password: 'correct horse' });
  const headers = { 'content-type': 'application/json' };
  const { data } = await jsonFrom<{ data: { token: string } }>(`${url}/api/auth/register`, {
    method: 'POST',
    headers,
    body,
  });
  const listed = () => jsonFrom(`${url}/api/boards`, { headers: { authorization: `Bearer ${data.token}` } });
  const before = await listed();
  const load = await loadTest(['--target', url], {
    folder: await temporaryFolder(),
    env: { ASSAY_TOKEN_OWNER: data.token },
  });
  expect([load.code, load.stderr]).toEqual([0, '']);
  expect(load.stdout).toContain('4 journeys of 14 operations');
  expect(load.stdout).toContain('/api/columns: DELETE /api/columns/{columnId}: ');
  expect(await typeErrors(load.folder)).toBe('');
  const ran = await load.run();
  expect([ran.code, ran.error, ran.failed, crossed(ran)]).toEqual([0, undefined, [], []]);
  expect(await listed()).toEqual(before);
});

const keys = { ASSAY_TOKEN_OWNER: shelvesKey };

/** The load test of the shelves, made once, against servers of which each test has its own. */
let made: LoadTest | undefined;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function shelvesTest(): Promise<LoadTest> {
  if (made) return made;
  const { document, answer, state } = shelves();
  await writeFile(join(folder, 'api.json'), JSON.stringify(document));
  const { url } = await serveSmall({ answer });
  made = await loadTest(['api.json', '--target', url], { folder, env: keys });
  expect([made.code, made.stderr, state()]).toEqual([0, '', '[]']);
  return made;
}

/** The same on a server with a fault. */
async function onShelves(fault: ShelvesFault, how: Partial<HowToRun> = {}) {
  const { run } = await shelvesTest();
  const { answer, state } = shelves(fault);
  const { url } = await serveSmall({ answer });
  const env = { ASSAY_TARGET: url, ASSAY_WRITABLE: new URL(url).host, ...how.env };
  return { url, ran: await run({ ...how, env }), state };
}

test('a document of others: identifiers of both sides, versions, a key, and a title that would end a comment', async () => {
  const load = await shelvesTest();
  expect(load.stdout).toContain('2 journeys of 9 operations');
  expect(load.stdout).not.toContain('Still on the target');
  expect(await readFile(join(load.folder, 'script.ts'), 'utf8')).not.toContain(shelvesKey);
  expect(await typeErrors(load.folder)).toBe('');
  const { url, ran, state } = await onShelves({});
  expect([ran.code, ran.error, ran.failed, crossed(ran)]).toEqual([0, undefined, [], []]);
  expect(state()).toBe('[]');

  await writeFile(join(folder, 'summary.json'), JSON.stringify({ metrics: ran.metrics }));
  const run = ['run', 'api.json', '--target', url, '--suite', 'valid-request', '--out', 'report'];
  await assay(run, { cwd: folder, env: keys });
  const merge = ['report', 'report/report.json', '--merge'];
  const { code, stdout } = await assay([...merge, 'summary.json'], { cwd: folder });
  expect([code, stdout]).toEqual([0, expect.stringContaining('Under load, by summary.json:\n')]);
  expect(stdout).toMatch(/^ {2}PUT \/shelves\/\{shelfId\} +\d of 5 +\S+ ms +\S+ ms +0 % +0 +\d+$/m);
  const foreign = await assay([...merge, 'api.json'], { cwd: folder });
  expect([foreign.code, foreign.stderr]).toEqual([
    2,
    expect.stringMatching(/^assay: api\.json is not a summary of k6; give the file [^\n]+\n$/),
  ]);
});

test('a wrong status is a failed check, and a crossed threshold of its operation', async () => {
  const { ran, state } = await onShelves({ wrongStatus: 202 });
  const key = 'PUT /shelves/{shelfId}/books/{bookId}';
  expect(ran.code).toBe(99);
  expect(new Set(ran.failed)).toEqual(new Set([`${key} 200`]));
  expect(crossed(ran)).toContain(`http_req_failed{operation:${key}} rate<=0.01`);
  expect(ran.metrics[`http_req_failed{operation:${key}}`]?.values.rate).toBe(1);
  expect(state()).toBe('[]');
});

test('429 is counted apart: the request is sent again, and nothing has failed', async () => {
  const { ran } = await onShelves({ refusals: 2 }, { users: 1, iterations: 2 });
  expect([ran.code, ran.failed]).toEqual([0, []]);
  expect(ran.metrics['throttled{operation:POST /shelves}']?.values.count).toBe(2);
  expect(ran.metrics['http_req_failed{operation:POST /shelves}']?.values.rate).toBe(0);
});

test('what an iteration could not remove is removed by teardown', async () => {
  const { ran, state } = await onShelves({ failures: 2 }, { users: 1, iterations: 1 });
  expect(ran.failed).toEqual([
    'DELETE /shelves/{shelfId}/books/{bookId} 204',
    'DELETE /shelves/{shelfId} 204',
  ]);
  expect(state()).toBe('[]');
});

test('a threshold of milliseconds is crossed by what takes longer', async () => {
  const { ran } = await onShelves({}, { users: 1, iterations: 2, env: { ASSAY_P95: '0' } });
  expect([ran.code, ran.failed]).toEqual([99, []]);
  expect(crossed(ran)).toContain('http_req_duration{operation:GET /shelves/{shelfId}} p(95)<0');
});

test('a script refuses another host, a missing credential and an unknown profile', async () => {
  const { run } = await shelvesTest();
  const at = (env: Record<string, string>) => run({ users: 1, iterations: 1, env });
  const other = await at({ ASSAY_TARGET: 'https://api.example.com/v1' });
  expect([other.code, other.samples]).toEqual([108, []]);
  expect(other.error).toContain(
    'set ASSAY_WRITABLE=api.example.com to run it against https://api.example.com/v1',
  );
  const without = await at({ ASSAY_TOKEN_OWNER: '' });
  expect([without.code, without.error]).toEqual([
    108,
    'set ASSAY_TOKEN_OWNER: the credentials of the personas',
  ]);
  const unknown = await at({ ASSAY_PROFILE: 'sok' });
  expect([unknown.code, unknown.error]).toEqual([
    107,
    expect.stringContaining('ASSAY_PROFILE is "sok"; use smoke, load, soak or spike'),
  ]);
});

test('a comma in a path ends no tag of a threshold', async () => {
  const { folder: load } = await shelvesTest();
  const script = join(load, 'comma.ts');
  const text = `
    import { loadOptions } from './assay.ts';
    export const options = loadOptions([], ['GET /points/{x},{y}']);
    export const setup = () => null;
    export const teardown = () => undefined;`;
  await writeFile(script, text);
  const ran = await runScript(script, { env: {}, users: 1, iterations: 0 });
  expect([ran.code, ran.error]).toEqual([0, undefined]);
  expect(Object.keys(ran.metrics)).toContain('http_req_duration{operation:GET /points/{x}%2C{y}}');
});

test('stories of the user are journeys, too', async () => {
  const page = await readFile('docs/own-stories.md', 'utf8');
  const [, story = ''] = /^```ts\n\/\/ conformance\/lent-book\.story\.ts\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const { document, answer } = lending();
  const { url } = await serveSmall({ answer });
  const files = {
    'api.json': JSON.stringify(document),
    'assay.config.json': '{ "spec": "api.json", "suites": ["conformance/*.story.ts"] }',
    'conformance/lent-book.story.ts': story,
  };
  const project = await temporaryFolder();
  await mkdir(join(project, 'conformance'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(project, name), text);
  const load = await loadTest(['--target', url], { folder: project });
  expect([load.code, load.stderr]).toEqual([0, '']);
  expect(load.stdout).toContain('A book that is lent is not available: 4 requests');
  const ran = await load.run();
  expect([ran.code, ran.failed]).toEqual([0, []]);
  expect(
    ran.samples.filter(
      ({ metric, tags }) => metric === 'checks' && tags.cell === 'PUT /books/{bookId}/loan 204',
    ),
  ).not.toEqual([]);
});

test('a host that nobody called writable is refused before anything is sent', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'api.json'), JSON.stringify(shelves().document));
  const refused = (...flags: readonly string[]) => assay(['k6', 'api.json', ...flags], { cwd: folder });
  const { code, stderr } = await refused('--target', 'https://api.example.com');
  expect([code, stderr]).toEqual([
    2,
    'assay: a run creates, changes and deletes resources on https://api.example.com, and has no permission to do so; give --read-only, or --writable api.example.com, or set writable: true for it in assay.config\n',
  ]);
  expect((await refused('--target', 'http://127.0.0.1:9', '--read-only')).stderr).toBe(
    'assay: a load test creates, changes and deletes resources: leave out --read-only\n',
  );
  expect((await refused('--target', 'mock')).stderr).toBe(
    'assay: --target mock ends with this command; start it with assay mock, and give its URL\n',
  );
});

test('what could not be removed is said, with the command that removes it', async () => {
  const fault: ShelvesFault = { failures: 1_000 };
  const { document, answer } = shelves(fault);
  const { url } = await serveSmall({ answer });
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'api.json'), JSON.stringify(document));
  const { code, stdout } = await loadTest(['api.json', '--target', url], { folder: cwd, env: keys });
  expect(code).toBe(3);
  expect(stdout).toContain('No journey could be proven');
  expect(stdout).toMatch(/^Still on the target; remove it with .+ clean --out load:\n {2}\/shelves\/…/m);
  fault.failures = 0;
  expect((await assay(['clean', '--out', 'load'], { cwd, env: keys })).code).toBe(0);
});
