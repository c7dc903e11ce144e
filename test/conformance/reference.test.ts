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

const embedded = await mkdtemp(join(tmpdir(), 'assay-'));
afterAll(() => rm(embedded, { recursive: true }));

let first: Promise<Ended> | undefined;

/** The run that the others are compared with, made once: on SQLite, as it is started from the command line. */
function embeddedRun(): Promise<Ended> {
  first ??= conformance(embedded);
  return first;
}

function conformance(out: string, flags: readonly string[] = []): Promise<Ended> {
  return assay(['run', '--target', 'reference', '--out', out, ...flags]);
}

test('the reference server answers with every documented cell', { timeout: patience }, async () => {
  const ended = await embeddedRun();
  expect([ended.stdout, ended.code]).toEqual([expect.stringContaining('CONFORMANT'), 0]);
  expectAllProven(await reportIn(embedded));
});

test('it does so on PostgreSQL as on SQLite', { timeout: patience }, async () => {
  await embeddedRun();
  const out = await temporaryFolder();
  const database = await postgresForTests();
  onTestFinished(database.drop);
  const scaledOut = await conformance(out, ['--database', database.url]);
  expect([scaledOut.stdout, scaledOut.code]).toEqual([expect.stringContaining('CONFORMANT'), 0]);

  const reports = [embedded, out].map((folder) => join(folder, 'report.json'));
  const { code, stdout } = await assay(['compare', ...reports]);
  expect([code, stdout]).toEqual([0, 'All 799 verdicts are the same.\n']);
});

test('in production, with tokens from the environment, verdicts are those of the reference target', {
  timeout: patience,
}, async () => {
  const server = await productionServer({ WEBHOOK_TESTS_PER_WINDOW: '30' });
  const ASSAY_TOKENS_THROWAWAY_FILE = await throwAwayAccounts(server, 120);
  const env = { ...(await tokensFor(server)), ASSAY_TOKENS_THROWAWAY_FILE };
  await embeddedRun();
  const production = await temporaryFolder();
  const { code, stdout } = await assay(['run', '--target', server.url, '--out', production], { env });
  expect(stdout).toContain('PARTIAL: No violation');
  expect(code).toBe(0);

  const [before, after] = [await reportIn(embedded), await reportIn(production)];
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

  const shown = await assay(['compare', join(embedded, 'report.json'), join(production, 'report.json')]);
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
  return cleanUp.left.length === 0 && cleanUp.created > 4000;
}

/** What stands in nothing else, so that it goes with nothing else. */
const outermost = new Set(['POST /threat_models', 'POST /webhooks', 'POST /addons']);

function expectAllProven({ run, counts, cleanUp, access, exchanges }: Report): void {
  expect(counts).toMatchObject({ cells: 799, conformant: 799, forced: 0, violating: 0, notExercised: 0 });
  expect(cleanUp.left).toEqual([]);
  expect(access.filter(({ found }) => found === 'otherwise')).toEqual([]);
  // Whatever is made can be found by the text of the run, also if the run is killed before it sees the answer.
  const made = exchanges.filter(
    ({ operation, expected }) => outermost.has(operation) && expected.startsWith('2'),
  );
  expect(made.length).toBeGreaterThan(1000);
  const nameless = made.filter(({ request }) => !request.body?.includes(run.id));
  expect(nameless.map(({ scenario }) => scenario)).toEqual([]);
}
