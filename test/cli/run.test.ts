import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import schema from '../../reports/report.schema.json' with { type: 'json' };
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { nowhere, serve } from './servers.ts';

const ajv = new Ajv2020({ strict: false });
ajvFormats.default(ajv);
const isReport = ajv.compile(schema);

test('a run against a mock proves every cell of TMI, and every cell of S1 is among them', {
  timeout: 120_000,
}, async () => {
  const out = await temporaryFolder();
  const { code, stdout } = await assay(['run', '--out', out]);
  expect(stdout).toContain('CONFORMANT: No violation; 799 of 799 cells are proven.');
  expect(code).toBe(0);
  const report = await reportIn(out);
  isReport(report);
  expect(isReport.errors).toBeNull();
  expect(report.counts).toMatchObject({
    cells: 799,
    conformant: 799,
    violating: 0,
    notExercised: 0,
    injected: 0,
  });
  expect(report.cells.filter(({ documentedIn }) => documentedIn.includes('S1'))).toHaveLength(413);
  expect(report.cleanUp.left).toEqual([]);
  expect(report.cleanUp.removed).toBe(report.cleanUp.created);
  const known = new Set(report.exchanges.map(({ id }) => id));
  for (const { exchanges } of report.cells) expect(exchanges.every((id) => known.has(id))).toBe(true);
  expect(report.cells.every(({ exchanges }) => exchanges.length > 0)).toBe(true);
});

test('every file of a report is written whole, and nothing else', async () => {
  const out = await temporaryFolder();
  await assay(['run', 'mini', '--out', out]);
  expect((await readdir(out)).sort()).toEqual(['junit.xml', 'report.html', 'report.json', 'summary.md']);
});

const html = '<!doctype html><title>Welcome</title><h1>It works</h1>';

test.each([
  ['200 to everything', 'application/json', '{}', 'body-matches-schema'],
  ['HTML to everything', 'text/html', html, 'content-type'],
])('a target that answers %s violates the contract', async (_, type, body, check) => {
  const out = await temporaryFolder();
  const target = await serve((request, response) => {
    response.setHeader('content-type', type).end(request.method === 'HEAD' ? undefined : body);
  });
  const tokens = { ASSAY_TOKEN_OWNER: 'a-token-of-the-owner', ASSAY_TOKEN_STRANGER: 'a-token-of-a-stranger' };
  const { code, stdout } = await assay(['run', 'mini', '--target', target, '--out', out], { env: tokens });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^VIOLATING: /m);
  const report = await reportIn(out);
  isReport(report);
  expect(isReport.errors).toBeNull();
  expect(report.result).toBe('violating');
  // Nothing but 200 came back, so that nothing else can have been proven.
  const proven = report.cells.filter(({ verdict }) => verdict.kind === 'conformant');
  expect(proven).toEqual([]);
  expect(report.defects.map((defect) => defect.check)).toContain(check);
  expect(report.defects.map((defect) => defect.title)).toContain('broken-credentials: got 200, expected 401');
  for (const { verdict } of report.cells)
    if (verdict.kind === 'not-exercised') expect(verdict.reason).not.toBe('');
});

test('a target that is down is bad set-up: one sentence, no report, no folder', async () => {
  const out = join(await temporaryFolder(), 'report');
  const target = await nowhere();
  const { code, stdout, stderr } = await assay(['run', '--target', target, '--out', out]);
  expect(stderr).toBe(
    `assay: the target ${target} cannot be reached: the connection was refused; start it, or give another --target\n`,
  );
  expect([code, stdout]).toEqual([2, '']);
  await expect(readdir(out)).rejects.toThrow('ENOENT');
});

test('a target that goes away in the middle is inconclusive, and what was seen is in the report', async () => {
  const out = await temporaryFolder();
  let answered = 0;
  const target = await serve((request, response) => {
    answered += 1;
    if (answered > 5) request.socket.destroy();
    else
      response
        .writeHead(401, { 'www-authenticate': 'Bearer', 'content-type': 'application/problem+json' })
        .end();
  });
  const { code, stdout } = await assay(['run', 'mini', '--target', target, '--out', out, '--auth', 'mock']);
  const report = await reportIn(out);
  expect(report.run.interrupted).toContain('got no response: the connection was closed before the response');
  expect(stdout).toContain('the connection was closed before the response');
  // Its answers before that had no body where a problem is documented: a violation, although nobody could log in.
  expect([code, report.result]).toEqual([3, 'inconclusive']);
  expect(report.counts.violations).toBeGreaterThan(0);
});

test('a persona that is let in nowhere makes a run inconclusive, not green and not red', async () => {
  const out = await temporaryFolder();
  const target = await serve((request, response) => {
    const type = request.headers['x-api-key'] === undefined ? '/problems/no-key' : '/problems/bad-key';
    response
      .writeHead(401, {
        'www-authenticate': 'ApiKey',
        'content-type': 'application/problem+json',
        'x-content-type-options': 'nosniff',
      })
      .end(JSON.stringify({ type, title: 'Nobody comes in', status: 401 }));
  });
  const { code } = await assay(['run', 'mini', '--target', target, '--out', out, '--auth', 'mock']);
  const report = await reportIn(out);
  expect(report.violations.filter(({ level }) => level === 'MUST')).toEqual([]);
  expect(report.result).toBe('inconclusive');
  expect(report.summary).toContain('No persona could log in');
  expect(report.personas.find(({ id }) => id === 'owner')?.control).toBe('failed');
  expect(code).toBe(3);
});

test('an interrupted run ends early, cleans up, and says so', async () => {
  const out = await temporaryFolder();
  const { code, stdout } = await assay(['run', 'tmi', '--out', out, '--concurrency', '1'], {
    stopAt: /\d+ of \d+ scenarios/,
  });
  const report = await reportIn(out);
  expect(report.run.interrupted).toBe('stopped by the user');
  expect(report.cleanUp.left).toEqual([]);
  expect([code, report.result]).toEqual([3, 'inconclusive']);
  expect(stdout).toMatch(/^INCONCLUSIVE: Stopped by the user; \d+ of 799 cells/m);
});

test('tokens are in no output', async () => {
  const out = await temporaryFolder();
  const tokens = { ASSAY_TOKEN_OWNER: 'kJ7dRecognisable', ASSAY_TOKEN_STRANGER: 'pQ2sRecognisable' };
  const target = await serve((request, response) => {
    response
      .setHeader('content-type', 'application/json')
      .setHeader('x-echo', String(request.headers['x-api-key'] ?? request.headers.authorization))
      .end(JSON.stringify({ echo: request.headers }));
  });
  const { stdout, stderr } = await assay(['run', 'mini', '--target', target, '--out', out], { env: tokens });
  const files = await Promise.all((await readdir(out)).map((file) => readFile(join(out, file), 'utf8')));
  for (const text of [stdout, stderr, ...files]) expect(text).not.toContain('Recognisable');
  expect(
    (await reportIn(out)).exchanges.some(({ request }) => JSON.stringify(request).includes('token of owner')),
  ).toBe(true);
});

test('a summary is added to the page of the pipeline', async () => {
  const folder = await temporaryFolder();
  const page = join(folder, 'page.md');
  await writeFile(page, 'before\n');
  await assay(['run', 'mini', '--out', join(folder, 'out')], { env: { GITHUB_STEP_SUMMARY: page } });
  expect(await readFile(page, 'utf8')).toMatch(/^before\n# Parcel lockers: conformant\n/);
});

test.each([
  [['run', '--target', 'ftp://somewhere'], '--target ftp://somewhere is not known'],
  [['run', '--target', 'http://me:secret@127.0.0.1:1'], '--target must not have a user'],
  [
    ['run', '--auth', 'magic'],
    '--auth magic is not known; use tokens, command, client-credentials, login, wfc, interactive, test-provider, mock',
  ],
  [['run', '--concurrency', '0'], '--concurrency 0 cannot be used; give a whole number from 1 to 64'],
  [['run', '--rate', '0'], '--rate 0 cannot be used; give a number from 0.1 to 10,000'],
  [
    ['run', '--max-requests', 'few'],
    '--max-requests few cannot be used; give a whole number from 1 to 1000000000',
  ],
  [['run', '--timeout', 'soon'], '--timeout soon cannot be used; give a whole number from 1 to 600'],
  [['run', 'nowhere.yaml'], 'nowhere.yaml'],
  [
    ['run', 'mini', '--out', 'package.json'],
    'the folder package.json cannot be written to: there is a file in the way',
  ],
  [['run', '--colour'], "unknown option '--colour'"],
  [['plan', '--format', 'xml'], '--format xml is not known; use table or json'],
  [['plan', '--target', 'staging'], '--target staging is not known; give mock, reference, or a URL that'],
  [['report', 'nowhere.json'], 'nowhere.json cannot be read'],
  [['report', 'LICENSE'], 'LICENSE is not JSON'],
  [['report', 'package.json'], 'package.json is not a report of this version of Assay'],
  [['fly'], "unknown command 'fly'"],
])('%s is bad input', async (flags, sentence) => {
  const { code, stdout, stderr } = await assay(flags);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect([code, stdout]).toEqual([2, '']);
});
