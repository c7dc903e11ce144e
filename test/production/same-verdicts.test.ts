import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { type Change, compare } from '../../reports/comparison/compare.ts';
import { reasonOf } from '../../reports/comparison/words.ts';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import { type ProductionServer, productionServer } from './production-server.ts';

const personas = ['owner', 'reader', 'writer', 'stranger', 'admin'];

async function tokensFor({ logIn }: ProductionServer): Promise<Record<string, string>> {
  const given = personas.map(async (name) => [
    `ASSAY_TOKEN_${name.toUpperCase()}`,
    (await logIn(name)).access_token,
  ]);
  return Object.fromEntries(await Promise.all(given));
}

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

test('in production, with tokens from the environment, verdicts are those of the reference target', {
  timeout: 300_000,
}, async () => {
  const server = await productionServer({ WEBHOOK_TESTS_PER_WINDOW: '30' });
  const ASSAY_TOKENS_THROWAWAY_FILE = await throwAwayAccounts(server, 120);
  const env = { ...(await tokensFor(server)), ASSAY_TOKENS_THROWAWAY_FILE };
  const [reference, production] = [await temporaryFolder(), await temporaryFolder()];
  expect((await assay(['run', '--target', 'reference', '--out', reference])).code).toBe(0);
  const { code, stdout } = await assay(['run', '--target', server.url, '--out', production], { env });
  expect(stdout).toContain('PARTIAL: No violation');
  expect(code).toBe(0);

  const [before, after] = [await reportIn(reference), await reportIn(production)];
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

  const shown = await assay(['compare', join(reference, 'report.json'), join(production, 'report.json')]);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain(`${other.length} of 799 verdicts changed.`);
});

function injectedIn({ cells }: Report): string[] {
  const isInjected = ({ verdict, evidence }: ReportedCell) =>
    verdict.kind === 'conformant' && evidence === 'injected';
  return cells.filter(isInjected).map(({ id }) => id);
}

function nothingLeftIn({ cleanUp }: Report): boolean {
  return cleanUp.left.length === 0 && cleanUp.created > 4000;
}

test('with five tokens and nothing else, what takes more says what it takes', {
  timeout: 120_000,
}, async () => {
  const server = await productionServer();
  const out = await temporaryFolder();
  const flags = [
    'run',
    '--target',
    server.url,
    '--out',
    out,
    '--suite',
    'user-deletion',
    '--suite',
    'broken-credentials',
  ];
  const { code, stdout } = await assay(flags, { env: await tokensFor(server) });
  expect(code).toBe(0);
  expect(stdout).toMatch(/no disposable account was given; at least \d+ more are needed/);
  const report = await reportIn(out);
  // Nobody deletes the account of a persona: all of them are still let in.
  const control = report.personas.filter(({ control }) => control === 'passed').map(({ id }) => id);
  expect(control).toEqual(['stranger', 'reader', 'writer', 'owner', 'admin']);
  for (const id of personas) {
    expect((await server.logIn(id)).access_token).toBeTypeOf('string');
  }
});
