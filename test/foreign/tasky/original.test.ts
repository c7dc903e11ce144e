import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../../harness/report/report.ts';
import { startTasky } from '../../../server/tasky/testing/tasky-server.ts';
import { assay, type Ended, reportIn, temporaryFolder } from '../../cli/assay.ts';
import { accused, isMeant } from '../accused.ts';
import { wrongWith } from './expected.ts';
import type { Role } from './records.ts';
import type { Release } from './release.ts';
import { type Original, type OriginalOptions, startOriginal } from './start-original.ts';

const releases = [
  { release: 'r22', nearest: '22 January 2026', proven: 30 },
  { release: 'r31', nearest: '31 January 2026', proven: 45 },
] as const;

/** The first release has no way to make somebody a viewer. */
const rolesOf: Readonly<Record<Release, Readonly<Record<string, Role>>>> = {
  r22: { owner: 'member', writer: 'member', reader: 'member', stranger: 'member', admin: 'admin' },
  r31: { owner: 'member', writer: 'member', reader: 'viewer', stranger: 'viewer', admin: 'admin' },
};

interface Visited {
  readonly original: Original;
  readonly ended: Ended;
  readonly report: Report;
}

async function start(release: Release, options?: OriginalOptions, roles = rolesOf[release]) {
  const original = await startOriginal(release, options);
  onTestFinished(original.close);
  const tokens = Object.entries(roles).map(([persona, role]) => [
    `ASSAY_TOKEN_${persona.toUpperCase()}`,
    original.enter(persona, role),
  ]);
  const env: Record<string, string> = Object.fromEntries(tokens);
  return { original, env };
}

async function visit(
  release: Release,
  flags: readonly string[],
  options?: OriginalOptions,
  roles?: Readonly<Record<string, Role>>,
): Promise<Visited> {
  const { original, env } = await start(release, options, roles);
  const out = join(await temporaryFolder(), 'report');
  const ended = await assay(['run', 'tasky', '--target', original.url, '--out', out, ...flags], { env });
  return { original, ended, report: await reportIn(out) };
}

test.each(releases)(
  '$release: its version is told, and it is accused of what its own documentation forbids, and of nothing else',
  { timeout: 120_000 },
  async ({ release, nearest, proven }) => {
    const { original, report } = await visit(release, ['--exclude', 'suite:probes']);
    expect(report.era?.nearest).toBe(nearest);
    expect(report.era?.agreeing).toBe(report.era?.capabilities.length);
    const found = accused(report);
    const expected = wrongWith[release];
    expect(found.filter((one) => !expected.some((wrong) => isMeant(one, wrong)))).toEqual([]);
    expect(expected.filter((wrong) => !found.some((one) => isMeant(one, wrong)))).toEqual([]);
    expect(report.counts.conformant).toBeGreaterThanOrEqual(proven);
    expect(original.boards()).toBe(0);
    // No operation deletes an account.
    expect(report.cleanUp.left.map(({ path }) => path)).toEqual(['POST /api/auth/register']);
  },
);

/** An instance where nobody has set a role: whoever registered at the second release administers everything. */
const administrators = {
  owner: 'admin',
  writer: 'admin',
  reader: 'admin',
  stranger: 'admin',
  admin: 'admin',
} as const;

test('accounts with more rights than their personas have make no accusation', {
  timeout: 60_000,
}, async () => {
  const parts = ['authorization', 'lifecycle', 'insufficient-role'].flatMap((suite) => ['--suite', suite]);
  const { report } = await visit('r31', parts, { production: true }, administrators);
  const found = accused(report).filter((one) => !wrongWith.r31.some((wrong) => isMeant(one, wrong)));
  expect(found).toEqual([]);
  expect(report.violations.filter(({ message }) => /expected 403/.test(message))).toEqual([]);
  expect(JSON.stringify(report.cells)).toContain(
    'the account of the stranger has the role admin, with which it may call the operation',
  );
});

test.each([
  { what: '50 requests that change something', limits: { writes: 50, all: 1000 }, sent: 100 },
  { what: '300 requests, which only reads show', limits: { writes: 5000, all: 300 }, sent: 150 },
])(
  'a limit of $what ends a run early, which accuses of nothing else and removes its boards',
  {
    timeout: 60_000,
  },
  async ({ limits, sent }) => {
    const { original, report } = await visit('r31', [], { limits });
    expect(accused(report).filter((one) => !wrongWith.r31.some((wrong) => isMeant(one, wrong)))).toEqual([]);
    expect(report.counts.exchanges).toBeGreaterThan(sent);
    expect(original.boards()).toBe(0);
  },
);

test('the doctor tells the version, and that accounts stay', { timeout: 60_000 }, async () => {
  const { original, env } = await start('r22');
  const { stdout } = await assay(['doctor', 'tasky', '--target', original.url], { env });
  expect(stdout).toContain('most like 22 January 2026: 9 of 9 capabilities match');
  expect(stdout).toContain('no operation removes what POST /api/auth/register creates');
  expect(original.boards()).toBe(0);
});

test('our own server has the version of our document, and is accused of nothing', {
  timeout: 60_000,
}, async () => {
  const tasky = await startTasky();
  onTestFinished(tasky.close);
  const administrator = await tasky.administrator();
  const env: Record<string, string> = { ASSAY_TOKEN_ADMIN: administrator.token };
  for (const persona of ['owner', 'writer', 'reader', 'stranger']) {
    const { token, user } = await tasky.register(persona);
    env[`ASSAY_TOKEN_${persona.toUpperCase()}`] = token;
    if (persona !== 'reader' && persona !== 'stranger') continue;
    await tasky.call('PUT', `/api/users/${user._id}/role`, { as: administrator, body: { role: 'viewer' } });
  }
  const out = join(await temporaryFolder(), 'report');
  const parts = ['authorization', 'lifecycle', 'valid-request', 'insufficient-role'];
  const flags = [...parts.flatMap((suite) => ['--suite', suite]), '--out', out];
  const { code } = await assay(['run', 'tasky', '--target', tasky.url, ...flags], { env });
  const report = await reportIn(out);
  expect(report.era).toMatchObject({ nearest: 'the Tasky of our document', told: 9, agreeing: 9 });
  expect(accused(report)).toEqual([]);
  expect(report.tolerances?.filter(({ kind }) => kind !== 'shape')).toEqual([]);
  expect(code).toBe(0);
});
