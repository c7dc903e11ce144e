import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test } from 'vitest';
import { clock, limits } from '../../cli/doctor/reach.ts';
import doctorSchema from '../../docs/doctor.schema.json' with { type: 'json' };
import { standIns } from '../foreign/stand-ins.ts';
import { startStandIn } from '../foreign/start-stand-in.ts';
import { assay, temporaryFolder } from './assay.ts';
import { mock, reference } from './long-running.ts';
import { nowhere, serve } from './servers.ts';

const patience = 180_000;

test('every persona of a healthy instance does what it should', { timeout: patience }, async () => {
  const url = await reference('sqlite::memory:');
  const { code, stdout } = await assay([
    ...['doctor', '--target', url, '--auth', 'test-provider', '--out', await temporaryFolder()],
  ]);
  expect(stdout).toMatch(/reachable\s+ok\s+GET \/ returns 200/);
  expect(stdout).toMatch(/clock\s+ok/);
  for (const persona of ['stranger', 'reader', 'writer', 'owner', 'admin'])
    expect(stdout).toMatch(new RegExp(`${persona}\\s+ok\\s+is allowed and is refused as expected`));
  expect(stdout).toContain(`Next: assay run --target ${url} --auth test-provider\n`);
  expect(stdout).toMatch(/version\s+ok\s+most like /);
  expect(code).toBe(0);
});

test('without --target, it is about what a run is about', async () => {
  const cwd = await temporaryFolder();
  const url = await mock('mini');
  const config = { spec: 'mini', target: 'local', targets: { local: { url } } };
  await writeFile(join(cwd, 'assay.config.json'), JSON.stringify(config));
  const { stdout } = await assay(['doctor'], { cwd, env: { ASSAY_TOKEN_OWNER: 'somebody:owner' } });
  expect(stdout).toContain(`Parcel lockers 2.3.0 · ${url} ·`);
  expect(stdout).toContain('Next: assay run\n');
});

const isDiagnosis = new Ajv2020().compile(doctorSchema);

test.each([
  { env: { ASSAY_TOKEN_OWNER: 'somebody:owner' }, verdict: 'ready', exit: 0 },
  { env: {}, verdict: 'proves-nothing', exit: 3 },
  { env: { ASSAY_TOKEN_OWNER: 'somebody:expired' }, verdict: 'inconclusive', exit: 3 },
])('with $env, it prints JSON of the published schema', async ({ env, verdict, exit }) => {
  const flags = ['--format', 'json', '--target', await mock('mini'), '--out', await temporaryFolder()];
  const { code, stdout } = await assay(['doctor', 'mini', ...flags], { env: env as Record<string, string> });
  const printed = JSON.parse(stdout);
  isDiagnosis(printed);
  expect(isDiagnosis.errors).toBeNull();
  expect([printed.verdict, code]).toEqual([verdict, exit]);
  expect(printed).toMatchObject({ document: { title: 'Parcel lockers' }, outlook: { cells: 14 } });
  expect(printed.findings).toContainEqual(expect.objectContaining({ about: 'reachable', state: 'ok' }));
  expect(printed.command).toMatch(/^assay run mini --target http/);
  expect(isDiagnosis({ ...printed, colour: 'red' })).toBe(false);
});

test('another format is bad input', async () => {
  const { code, stdout, stderr } = await assay(['doctor', 'mini', '--target', 'mock', '--format', 'xml']);
  expect([code, stdout, stderr]).toEqual([2, '', 'assay: --format xml is not known; use text or json\n']);
});

test('personas without credentials make it see less, and say what to give', {
  timeout: patience,
}, async () => {
  const url = await mock('tmi');
  const env = { ASSAY_TOKEN_OWNER: 'somebody:owner', ASSAY_TOKEN_READER: 'other:reader' };
  const { code, stdout } = await assay(['doctor', '--target', url, '--out', await temporaryFolder()], {
    env,
  });
  expect(stdout).toMatch(/owner\s+ok/);
  expect(stdout).toMatch(/admin\s+limited\s+no credentials/);
  expect(stdout).toContain('Set ASSAY_TOKEN_ADMIN, the token of an account that administers the system.');
  expect(stdout).toMatch(/\d+ {2}there are no credentials for admin/);
  expect(stdout).toMatch(/accounts\s+limited\s+no disposable accounts; a full run can use 30/);
  expect(stdout).toContain('Put the tokens of 30 accounts in ASSAY_TOKENS_THROWAWAY_FILE');
  expect(code).toBe(0);
});

test('a token that is let in nowhere makes a run pointless', { timeout: patience }, async () => {
  const url = await reference('sqlite::memory:');
  const env = { ASSAY_TOKEN_OWNER: 'no-token-at-all' };
  const { code, stdout } = await assay(['doctor', '--target', url, '--out', await temporaryFolder()], {
    env,
  });
  expect(stdout).toMatch(/owner\s+bad\s+GET \/oauth2\/userinfo returned 401, expected 200/);
  expect(stdout).toContain('A run would be inconclusive. Fix what is marked "bad" above');
  expect(stdout).not.toContain('no-token-at-all');
  expect(code).toBe(3);
});

test('where a reader may write, the doctor sees it', { timeout: patience }, async () => {
  const url = await mock('tmi');
  const env = { ASSAY_TOKEN_OWNER: 'somebody:owner', ASSAY_TOKEN_READER: 'other:owner' };
  const { code, stdout } = await assay(['doctor', '--target', url, '--out', await temporaryFolder()], {
    env,
  });
  expect(stdout).toMatch(/reader\s+bad\s+\S+ \S+ returned 20\d, expected a refusal/);
  expect(code).toBe(3);
});

test('a version that Assay was not written for is told, with what it has otherwise', {
  timeout: patience,
}, async () => {
  const standIn = standIns.find(({ id }) => id === 'november-2025');
  if (!standIn) throw new Error('there is no stand-in for November 2025');
  const { url, close } = await startStandIn(standIn, { planted: false });
  onTestFinished(close);
  const { code, stdout } = await assay([
    ...['doctor', '--target', url, '--auth', 'test-provider', '--out', await temporaryFolder()],
  ]);
  expect(stdout).toMatch(/version\s+\w+\s+most like November 2025/);
  expect(stdout).toMatch(
    /References to source code\s+at …\/repositories\s+GET \/threat_models\/…\/repositories returned 200/,
  );
  const [other = -1, alike = -1, sources = -1] = [
    'Different from November 2025, as shown by:\n',
    'As in November 2025, and different from our own document:\n',
    '  References to source code  ',
  ].map((text) => stdout.indexOf(text));
  expect(other).toBeGreaterThan(0);
  expect(alike).toBeGreaterThan(other);
  expect(sources).toBeGreaterThan(alike);
  expect(stdout).toMatch(/webhooks\s+limited\s+\d+ stories are left out/);
  expect(stdout).toContain('Use --webhook-url, a public address that leads to this machine');
  expect(code).toBe(0);
});

test('what was meant to let somebody in is told, and an easier way, and nothing is left behind', {
  timeout: patience,
}, async () => {
  const cwd = await temporaryFolder();
  const url = await reference('sqlite::memory:');
  const personas = { owner: { env: 'STAGING_OWNER' } };
  await writeFile(
    join(cwd, 'assay.config.json'),
    JSON.stringify({ targets: { staging: { url, personas } } }),
  );
  const env = { ASSAY_TOKEN_ONWER: 'recognisable-secret', npm_config_user_agent: 'npm/11.6.2 node/v24.11.0' };
  const { code, stdout } = await assay(['doctor', '--target', 'staging'], { env, cwd });
  expect(stdout).toMatch(
    /owner\s+limited\s+no credentials: STAGING_OWNER, which assay\.config\.json names for it, is not set\n/,
  );
  expect(stdout).toMatch(/environment\s+limited\s+ASSAY_TOKEN_ONWER is set, but not used\n/);
  expect(stdout).toContain('Did you mean ASSAY_TOKEN_OWNER by ASSAY_TOKEN_ONWER?\n');
  expect(stdout).toContain('Use --auth test-provider: every persona can then log in without a token.\n');
  expect(stdout).toContain('\nNext: npx assay run --target staging\n');
  expect(stdout).not.toContain('recognisable-secret');
  expect(await readdir(cwd)).toEqual(['assay.config.json']);
  expect(code).toBe(0);
});

test('what a run would refuse, the doctor refuses', async () => {
  const flags = ['doctor', 'mini', '--target', await nowhere(), '--out', await temporaryFolder()];
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'assay.config.json'), '{ "gates": "violatin=0" }');
  const gate = await assay(flags, { cwd });
  expect({ code: gate.code, stderr: gate.stderr }).toEqual({
    code: 2,
    stderr:
      'assay: assay.config.json: gates cannot be used: a gate has no measure "violatin"; did you mean "violating"?\n',
  });
  await writeFile(join(cwd, 'assay.config.json'), '{ "knownViolations": "list.yaml" }');
  const list = await assay(flags, { cwd });
  expect(list.stderr).toMatch(/--known-violations \S*list\.yaml cannot be read/);
});

test('an API where nobody is let in without a role shows nothing without credentials, and the doctor says so', {
  timeout: patience,
}, async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'locked.json'), JSON.stringify(locked));
  const url = await mock(join(cwd, 'locked.json'));
  const flags = ['doctor', '--spec', 'locked.json', '--target', url];
  const nobody = await assay(flags, { cwd });
  expect(nobody.stdout).toMatch(
    /owner\s+limited\s+no credentials; nothing that depends on it can be tested\n/,
  );
  expect(nobody.stdout).toMatch(/a run\s+bad\s+can test 0 of 2 cells\n/);
  expect(nobody.stdout).toContain('\nA run would prove nothing yet: there are no credentials for owner.');
  expect(nobody.code).toBe(3);
  const somebody = await assay(flags, { cwd, env: { ASSAY_TOKEN_OWNER: 'somebody:owner' } });
  expect(somebody.stdout).toMatch(/a run\s+ok\s+can test 2 of 2 cells\n/);
  expect(somebody.stdout).toContain(`\nNext: assay run --spec locked.json --target ${url}\n`);
  expect(somebody.code).toBe(0);
});

/** There is nothing to read but one thing, which a token is needed for. */
const locked = {
  openapi: '3.1.0',
  info: { title: 'Locked', version: '1' },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  security: [{ bearer: [] }],
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'The thing' }, 404: { description: 'There is none' } },
      },
    },
  },
};

test('nothing answers', async () => {
  const url = await nowhere();
  const { code, stderr } = await assay(['doctor', '--target', url, '--out', await temporaryFolder()]);
  expect(stderr).toBe(
    `assay: the target ${url} cannot be reached: the connection was refused; start it, or give another --target\n`,
  );
  expect(code).toBe(2);
});

test('a target that falls silent while it is looked at is told in a sentence', {
  timeout: patience,
}, async () => {
  let answers = 0;
  const url = await serve((_request, response) => {
    answers += 1;
    if (answers === 1) response.setHeader('content-type', 'application/json').end('{}');
  });
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'locked.json'), JSON.stringify(locked));
  const flags = ['doctor', '--spec', 'locked.json', '--target', url, '--timeout', '1'];
  const { code, stdout, stderr } = await assay(flags, { cwd });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/reachable +bad +GET \/ got no response: timeout after 1 s/);
  expect(code).toBe(3);
});

test('a clock that is ten minutes ahead is bad', { timeout: patience }, async () => {
  const url = await serve((_request, response) => {
    response.setHeader('date', new Date(Date.now() + 600_000).toUTCString()).end('{}');
  });
  const { code, stdout } = await assay(['doctor', 'mini', '--target', url, '--out', await temporaryFolder()]);
  expect(stdout).toMatch(/clock\s+bad\s+600 s ahead of this machine/);
  expect(code).toBe(3);
});

const noon = Date.parse('Sat, 21 Nov 2026 12:00:00 GMT');

test.each([
  { date: 'Sat, 21 Nov 2026 12:00:00 GMT', state: 'good', says: 'in sync' },
  { date: 'Sat, 21 Nov 2026 11:59:59 GMT', state: 'good', says: 'in sync' },
  { date: 'Sat, 21 Nov 2026 11:59:56 GMT', state: 'note', says: '3 s behind this machine' },
  { date: 'Sat, 21 Nov 2026 12:01:00 GMT', state: 'bad', says: '61 s ahead of this machine' },
  { date: undefined, state: 'note', says: 'the response has no Date header, so the skew is not known' },
])('a Date of $date is $state', ({ date, state, says }) => {
  expect(clock(date, noon)).toMatchObject({ state, says });
});

test('limits are told as the headers name them', () => {
  expect(limits({ 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '97' }).says).toBe(
    '100 requests per window, 97 left',
  );
  expect(limits({}).says).toBe('none advertised');
  expect(limits({}, 20)).toMatchObject({
    state: 'note',
    says: 'none advertised; the document lists 429 for 20 operations',
  });
  expect(limits({ 'x-ratelimit-limit': '30' }, 20).state).toBe('good');
});

test('where nobody said that it may write, the doctor only reads, and says so', {
  timeout: patience,
}, async () => {
  const url = (await mock('mini')).replace('127.0.0.1', '0.0.0.0');
  const flags = ['doctor', 'mini', '--target', url, '--auth', 'mock', '--out', await temporaryFolder()];
  const { code, stdout } = await assay(flags);
  expect(stdout).toMatch(
    /writing\s+limited\s+a run has no permission to write there; only reading was tested/,
  );
  expect(stdout).toContain(`or use --writable ${new URL(url).host} or --read-only.`);
  expect(code).toBe(0);
  const allowed = await assay([...flags, '--writable', new URL(url).host]);
  expect(allowed.stdout).not.toContain('writing');
});
