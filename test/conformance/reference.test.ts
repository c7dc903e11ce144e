import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { type Change, compare } from '../../reports/comparison/compare.ts';
import { reasonOf } from '../../reports/comparison/words.ts';
import { postgresForTests } from '../../server/testing/postgres.ts';
import { assay, type Ended, reportIn, temporaryFolder } from '../cli/assay.ts';
import { type ProductionServer, productionServer, tokensFor } from '../production/production-server.ts';

const patience = 600_000;

const folder = await mkdtemp(join(tmpdir(), 'assay-'));
afterAll(() => rm(folder, { recursive: true }));

const embedded = new Map<string, Promise<Ended>>();

/** The run of an API that others are compared with, made once: on SQLite, as it is started from the command line. */
function embeddedRun(api: string): Promise<Ended> {
  const run = embedded.get(api) ?? conformance(api, join(folder, api));
  embedded.set(api, run);
  return run;
}

async function conformance(api: string, out: string, flags: readonly string[] = []): Promise<Ended> {
  return assay(['run', api, '--target', 'reference', '--out', out, ...flags]);
}

/** What has to be proven of an API. */
interface Api {
  readonly api: string;
  readonly cells: number;
  /** At least so many resources of the outermost operations. */
  readonly made: number;
  /** What stands in nothing else, so that it goes with nothing else. */
  readonly outermost: readonly string[];
  /** What no operation of the API removes; nothing else is left. */
  readonly stays?: RegExp;
}

test.each<Api>([
  {
    api: 'tmi',
    cells: 799,
    made: 1000,
    outermost: ['POST /threat_models', 'POST /webhooks', 'POST /addons'],
  },
  { api: 'tasky', cells: 226, made: 300, outermost: ['POST /api/boards', 'POST /api/auth/register'] },
  {
    api: 'users',
    cells: 380,
    made: 200,
    outermost: ['POST /api/v1/auth/sign-up', 'POST /api/v1/roles', 'POST /api/v1/permissions'],
  },
  {
    api: 'notap',
    cells: 712,
    made: 50,
    outermost: ['POST /v1/auth/developer/register', 'POST /v1/developer/keys'],
    stays: /^\/v1\/(crypto\/charge|enrollment\/alias)\/[^/]+$/,
  },
])(
  'the reference server of $api answers with every documented cell, on both databases alike',
  { timeout: patience },
  async (proven) => {
    const { api, cells } = proven;
    const sqlite = await embeddedRun(api);
    expect([sqlite.stdout, sqlite.code]).toEqual([expect.stringContaining('CONFORMANT'), 0]);
    expectAllProven(await reportIn(join(folder, api)), proven);

    const out = await temporaryFolder();
    const database = await postgresForTests();
    onTestFinished(database.drop);
    const scaledOut = await conformance(api, out, ['--database', database.url]);
    expect([scaledOut.stdout, scaledOut.code]).toEqual([expect.stringContaining('CONFORMANT'), 0]);

    const reports = [join(folder, api), out].map((each) => join(each, 'report.json'));
    const { code, stdout } = await assay(['compare', ...reports]);
    expect([code, stdout]).toEqual([0, `All ${cells} verdicts are the same.\n`]);
  },
);

test('in production, with tokens from the environment, verdicts are those of the reference target', {
  timeout: patience,
}, async () => {
  const server = await productionServer({ WEBHOOK_TESTS_PER_WINDOW: '30' });
  const ASSAY_TOKENS_THROWAWAY_FILE = await throwAwayAccounts(server, 120);
  const env = { ...(await tokensFor(server)), ASSAY_TOKENS_THROWAWAY_FILE };
  await embeddedRun('tmi');
  const production = await temporaryFolder();
  const { code, stdout } = await assay(['run', '--target', server.url, '--out', production], { env });
  expect(stdout).toContain('PARTIAL: No violation');
  expect(code).toBe(0);

  const [before, after] = [await reportIn(join(folder, 'tmi')), await reportIn(production)];
  const { changes: other, same } = compare([
    { file: 'reference', report: before },
    { file: 'production', report: after },
  ]);
  const found = new Set(other.map(({ kind, states }) => `${kind}: ${states[1]?.verdict}`));
  expect([...found]).toEqual(['other: not-exercised']);
  const groups = Map.groupBy(other, whatItTakes);
  expect([...groups.keys()].sort()).toEqual([
    'a SAML provider',
    'a fault',
    'a person at the provider',
    'low limits',
  ]);
  // What a fault was injected for is what takes one, and nothing else.
  const faulty = groups.get('a fault')?.map(({ cell }) => cell);
  expect(faulty?.sort()).toEqual(injectedIn(before).sort());
  expect(groups.get('low limits')?.map(({ cell }) => cell)).toEqual(['POST /addons/{addon_id}/invoke 429']);
  expect(same).toBe(before.cells.length - other.length);
  expect(nothingLeftIn(after)).toBe(true);

  const shown = await assay(['compare', join(folder, 'tmi', 'report.json'), join(production, 'report.json')]);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain(`${other.length} of 799 verdicts changed.`);
});

/** A file with a token a line. A quarter of the accounts that are asked for: they are lent from story to story. */
async function throwAwayAccounts({ logIn }: ProductionServer, count: number): Promise<string> {
  const tokens: string[] = [];
  for (let number = 0; number < count; number += 10) {
    const names = Array.from({ length: 10 }, (_, index) => `spare-${number + index}`);
    tokens.push(...(await Promise.all(names.map(logIn))).map(({ access_token }) => access_token));
  }
  const file = join(await temporaryFolder(), 'throw-away.txt');
  await writeFile(file, `# accounts of this test\n${tokens.join('\n')}\n`);
  return file;
}

/** What it would take to prove a cell in production that the reference target proves. */
function whatItTakes(change: Change): string {
  const known: readonly (readonly [RegExp, string])[] = [
    [/it needs a server with low rate limits/, 'low limits'],
    [/test it on the reference server( or the mock)?$/, 'a fault'],
    [/ \/saml\//, 'a SAML provider'],
    [/ \/oauth2\/(callback|token|refresh) /, 'a person at the provider'],
  ];
  const said = `${change.cell}: ${reasonOf(change)?.reason}`;
  return known.find(([pattern]) => pattern.test(said))?.[1] ?? said;
}

function injectedIn({ cells }: Report): string[] {
  const isInjected = ({ verdict, evidence }: ReportedCell) =>
    verdict.kind === 'conformant' && evidence === 'injected';
  return cells.filter(isInjected).map(({ id }) => id);
}

function nothingLeftIn({ cleanUp }: Report): boolean {
  return cleanUp.left.length === 0 && cleanUp.created > 1000;
}

function expectAllProven(
  { run, counts, cleanUp, access, exchanges }: Report,
  { cells, made: least, outermost, stays }: Api,
): void {
  expect(counts).toMatchObject({ cells, conformant: cells, forced: 0, violating: 0, notExercised: 0 });
  const unforeseen = cleanUp.left.filter(({ path, forGood }) => !forGood || !stays?.test(path));
  expect(unforeseen).toEqual([]);
  expect(access.filter(({ found }) => found === 'otherwise')).toEqual([]);
  // Whatever is made can be found by the text of the run, also if the run is killed before it sees the answer.
  const made = exchanges.filter(
    ({ operation, expected }) => outermost.includes(operation) && expected.startsWith('2'),
  );
  expect(made.length).toBeGreaterThan(least);
  // Each process of a run has an id of its own.
  const ids = run.id.split(' ');
  const nameless = made.filter(({ request }) => !ids.some((id) => request.body?.includes(id)));
  expect(nameless.map(({ scenario }) => scenario)).toEqual([]);
}
