import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { testProvider } from '../../harness/personas/auth/test-provider.ts';
import type { Report } from '../../harness/report/report.ts';
import schema from '../../reports/report.schema.json' with { type: 'json' };
import { accounts } from '../../suites/tmi/accounts.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { front, gatewayPage } from './front.ts';
import { keptBy, onlyTheAdministrator } from './kept-by.ts';
import { reference } from './long-running.ts';

/** What becomes of a run when something happens to its target, and what is left there when it is over. */

const patience = 180_000;

const ajv = new Ajv2020({ strict: false });
ajvFormats.default(ajv);
const isReport = ajv.compile(schema);

/** A report that says all that it has to: valid, every gap with its reason, every exchange in a scenario of it. */
function expectComplete(report: Report): void {
  isReport(report);
  expect(isReport.errors).toBeNull();
  const told = new Set(report.scenarios.map(({ id }) => id));
  expect(report.exchanges.length).toBeGreaterThan(50);
  expect(report.exchanges.filter(({ scenario }) => !told.has(scenario))).toEqual([]);
  expect(report.cells).toHaveLength(799);
  expect(report.counts.conformant + report.counts.notExercised).toBe(799);
}

async function database(): Promise<{ readonly folder: string; readonly file: string; readonly out: string }> {
  const folder = await temporaryFolder();
  return { folder, file: join(folder, 'tmi.db'), out: join(folder, 'report') };
}

const files = [expect.stringMatching(/^journal-/), 'junit.xml', 'report.html', 'report.json', 'summary.md'];

test.each([
  {
    what: 'turns to 503',
    failure: 'returned 503, expected 200',
    goes: 'page' as const,
  },
  {
    what: 'is lost with its network',
    failure: 'got no response: the connection was refused',
    goes: 'away' as const,
  },
])(
  'a target that $what in mid-run: the run says so, and nothing is left after a clean-up',
  {
    timeout: patience,
  },
  async ({ failure, goes }) => {
    const { file, out } = await database();
    const last = 700;
    let isUp = true;
    const stands = await front(await reference(`sqlite:${file}`), (number) => {
      if (number > last && isUp && goes === 'away') stands.goAway();
      return number > last && isUp ? gatewayPage : undefined;
    });
    const flags = ['--target', stands.url, '--auth', 'test-provider', '--out', out];
    // It does not come back as long as the run goes on.
    const run = await assay(['run', 'tmi', ...flags, '--restart-wait', '2']);

    expect(run.stdout).toMatch(
      /\nINCONCLUSIVE: The target became unreachable (after (one of )?\w+ [^(]+ )?\(GET /,
    );
    expect(run.stdout).toContain(failure);
    expect(run.stdout).toContain(`assay clean --out ${out}`);
    expect([run.code, run.stderr.includes('    at ')]).toEqual([3, false]);
    const report = await reportIn(out);
    expectComplete(report);
    expect(report.run).toMatchObject({ interruptedBy: 'target' });
    expect(report.counts).toMatchObject({ violations: 0, advisories: 0 });
    expect(report.counts.conformant).toBeGreaterThan(10);
    expect(report.cleanUp.left.length).toBeGreaterThan(0);
    expect((await readdir(out)).sort()).toEqual(files);
    expect(keptBy(file)).not.toEqual(onlyTheAdministrator);

    isUp = false;
    if (goes === 'away') await stands.comeBack();
    const clean = await assay(['clean', '--out', out]);
    expect(clean.stdout).toMatch(
      /removed (\d+) of \1 resources? and (\d+) of \2 accounts?\.\nNothing is left/,
    );
    expect(clean.code).toBe(0);
    expect(keptBy(file)).toEqual(onlyTheAdministrator);
    expect((await readdir(out)).sort()).toEqual(files.slice(1));
  },
);

test.each([1, 400])(
  'after %i requests there are no more, and nothing is left',
  { timeout: patience },
  async (most) => {
    const { file, out } = await database();
    const stands = await front(await reference(`sqlite:${file}`), () => undefined);
    const flags = ['--target', stands.url, '--auth', 'test-provider', '--max-requests', String(most)];
    const { code, stdout, stderr } = await assay(['run', 'tmi', ...flags, '--out', out]);
    const { result, run, exchanges, cleanUp } = await reportIn(out);
    expect(stdout).toContain(`the limit of ${most} request${most === 1 ? '' : 's'} was reached`);
    expect([code, result, run.interruptedBy]).toEqual(
      most === 1 ? [3, 'inconclusive', 'limit'] : [0, 'partial', 'limit'],
    );
    expect(stderr).not.toContain('    at ');
    expect(exchanges.filter(({ step }) => step !== 'clean-up').length).toBeLessThanOrEqual(most);
    expect(cleanUp.left).toEqual([]);
    const [users, ...others] = keptBy(file);
    // With one request, not even the administrator has come.
    expect([users, others]).toEqual([most === 1 ? 0 : 1, [0, 0, 0]]);
    expect((await readdir(out)).sort()).toEqual(files.slice(1));
  },
);

const bearer = [{ kind: 'bearer', name: 'bearer' }] as const;
const personas = ['owner', 'reader', 'writer', 'stranger', 'admin'] as const;

/** Tokens as a pipeline would have them, by the names of their variables. */
async function tokensOf(provider: ReturnType<typeof testProvider>): Promise<Record<string, string>> {
  const all = personas.map(async (persona) => {
    const credentials = await provider.credentials(persona, bearer);
    const token = (credentials?.headers.authorization ?? '').replace('Bearer ', '');
    return [`ASSAY_TOKEN_${persona.toUpperCase()}`, token];
  });
  return Object.fromEntries(await Promise.all(all));
}

const parts = ['--suite', 'lifecycle', '--suite', 'unknown-id', '--suite', 'malformed-id'];

test('tokens that expire in mid-run are replaced by whoever can log in', { timeout: patience }, async () => {
  const { file, out } = await database();
  const server = await reference(`sqlite:${file}`, { ACCESS_TOKEN_SECONDS: '2' });
  const stands = await front(server, () => undefined);
  const flags = ['--target', stands.url, '--auth', 'test-provider', '--rate', '150', ...parts];
  const { code, stdout } = await assay(['run', 'tmi', ...flags, '--out', out]);

  expect([code, stdout]).toEqual([0, expect.stringContaining('CONFORMANT: No violation')]);
  const report = await reportIn(out);
  expect(report.run.seconds).toBeGreaterThan(2.5);
  expect(stands.seen().filter((request) => request === 'POST /oauth2/refresh').length).toBeGreaterThan(2);
  // Whoever was refused for a token that expired on its way came again with another one.
  expect(report.access.filter(({ found }) => found === 'otherwise')).toEqual([]);
  expect(keptBy(file)).toEqual(onlyTheAdministrator);
});

test('given tokens that expire in mid-run accuse nobody, and conclude nothing', {
  timeout: patience,
}, async () => {
  const { file, out } = await database();
  const seconds = 12;
  const server = await reference(`sqlite:${file}`, { ACCESS_TOKEN_SECONDS: String(seconds) });
  const provider = testProvider({ url: server, timeout: 5000, accounts, administrator: 'admin' });
  const env = await tokensOf(provider);
  const end = wait(seconds * 1000 + 200);
  // However fast the machine is, the time of the tokens is over after the first hundred requests.
  const stands = await front(server, async (number) => {
    if (number > 100) await end;
    return undefined;
  });
  const flags = ['--target', stands.url, '--timeout', '30', '--out', out];
  const { code, stdout } = await assay(['run', 'tmi', ...flags, ...parts], { env });

  expect(stdout).toMatch(
    /INCONCLUSIVE: The persona "\w+" cannot log in any more: (the token of|its credentials) /,
  );
  expect(code).toBe(3);
  const report = await reportIn(out);
  expectComplete(report);
  expect(report.counts).toMatchObject({ violations: 0, violating: 0 });
  expect(report.counts.conformant).toBeGreaterThan(5);
  expect(report.cleanUp.left.length).toBeGreaterThan(0);
  const [, threatModels] = keptBy(file);
  expect(threatModels).toBeGreaterThan(0);

  const clean = await assay(['clean', '--out', out], { env: await tokensOf(provider) });
  expect([clean.code, clean.stdout]).toEqual([0, expect.stringContaining('Nothing is left.')]);
  expect(keptBy(file).slice(1)).toEqual([0, 0, 0]);
  await provider.close();
});

test('a given token that is taken back in mid-run is a loss, and no violation', {
  timeout: patience,
}, async () => {
  const { file, out } = await database();
  const server = await reference(`sqlite:${file}`);
  const provider = testProvider({ url: server, timeout: 5000, accounts, administrator: 'admin' });
  const env = await tokensOf(provider);
  const stands = await front(server, async (number) => {
    const headers = { authorization: `Bearer ${env.ASSAY_TOKEN_OWNER}` };
    if (number === 300) await fetch(`${server}/oauth2/revoke`, { method: 'POST', headers });
    return undefined;
  });
  const { code, stdout } = await assay(['run', 'tmi', '--target', stands.url, ...parts, '--out', out], {
    env,
  });
  expect(stdout).toContain('The persona "owner" cannot log in any more: its credentials worked before');
  expect(code).toBe(3);
  const report = await reportIn(out);
  expect(report.personas.find(({ id }) => id === 'owner')?.control).toBe('failed');
  expect(report.counts.violations).toBe(0);
  await provider.close();
});
