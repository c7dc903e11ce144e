import { expect, test } from 'vitest';
import type { Left, Terms } from '../model/account-terms.ts';
import type { Hint } from '../model/profile.ts';
import type { Story } from '../model/scenario.ts';
import type { Account, AuthAdapter } from '../model/target.ts';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { libraryProfile, operationOf } from '../testing/library.ts';
import { addBook, anybody, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { carried } from './auth/carried.ts';

const shared: Account = {
  identity: { provider: 'test', subject: 'ann', email: 'ann@example.com', name: 'Ann' },
  plays: 'owner',
  login: 'ann',
  credentials: (schemes) => carried(schemes, 'token-of-ann'),
};

const kept: Left = { kind: 'as-it-was', restsUntil: 0 };
const gone: Left = { kind: 'gone' };

/** How a story leaves the account that it has on these terms, according to what the adapter is told. */
async function leftAfter(
  terms: Terms | undefined,
  run: (story: Story, account: Account) => Promise<void>,
  { hints = [], instead }: { hints?: readonly Hint[]; instead?: Parameters<typeof serveLibrary>[0] } = {},
): Promise<Left | undefined> {
  let left: Left | undefined;
  const auth: AuthAdapter = {
    ...anybody,
    leaseAccounts: () => {
      let isAsked = false;
      return {
        account: async () => {
          isAsked = true;
          return shared;
        },
        end: (leftOf) => {
          if (isAsked) left = leftOf('ann');
        },
      };
    },
  };
  const { url } = await serveLibrary(instead);
  const story = scenarioOf('story', async (story) => run(story, await story.account('ann', 'owner', terms)));
  const plan = makePlan(contract, { ...libraryProfile, hints }, []);
  await runScenarios(url, [story], { target: { auth }, plan });
  return left;
}

const operation = (key: string) => operationOf(contract, key);
const as = (key: string) => async (story: Story, account: Account) => {
  const expect = key.startsWith('POST') ? 201 : 200;
  await story.send(await story.draft(operation(key)), { as: account, expect, why: 'Ask' });
};
const answering = (key: string, status: number) => (asked: string) =>
  asked === key ? { status, body: {} } : undefined;

test.each([
  { terms: 'shared', left: kept },
  { terms: 'own', left: gone },
  { terms: 'last', left: gone },
  { terms: undefined, left: gone },
] as const)('an account on the terms "$terms" is left as they say', async ({ terms, left }) => {
  expect(await leftAfter(terms, as('GET /books'))).toEqual(left);
});

test('what a story made is removed before its account is shared again, or it is not', async () => {
  expect(await leftAfter('shared', as('POST /books'))).toEqual(kept);
  const refused = (asked: string) => (asked.startsWith('DELETE') ? { status: 403, body: {} } : undefined);
  expect(await leftAfter('shared', as('POST /books'), { instead: refused })).toEqual(gone);
  const elsewhere = async (story: Story) => void (await addBook(story));
  expect(await leftAfter('shared', elsewhere, { instead: refused })).toEqual(gone);
});

test('an account whose request nobody saw answered is not shared again', async () => {
  const silent = (asked: string) => (asked === 'POST /books' ? ('hang up' as const) : undefined);
  expect(await leftAfter('shared', as('POST /books'), { instead: silent })).toEqual(gone);
});

test('what marks its caller wears an account, unless it is refused', async () => {
  const hints = [{ operation: 'GET /books', marksCaller: true as const }];
  const left = async (status?: number) =>
    leftAfter('shared', as('GET /books'), {
      hints,
      ...(status !== undefined && { instead: answering('GET /books', status) }),
    });
  expect(await left()).toEqual({ kind: 'worn' });
  expect(await left(400)).toEqual(kept);
  expect(await left(500)).toEqual({ kind: 'worn' });
});

test('an account that is not let in any more is shared to nobody', async () => {
  const left = await leftAfter('shared', as('GET /books'), { instead: answering('GET /books', 401) });
  expect(left).toEqual(gone);
});

test('an account rests as long as its next story would come too near to a limit', async () => {
  const allowance = { windows: [{ most: 2, seconds: 60 }], ofOneStory: 2 };
  const hints = [{ operation: 'GET /books', allowance }];
  const before = Date.now();
  const left = await leftAfter('shared', as('GET /books'), { hints });
  const restsUntil = left?.kind === 'as-it-was' ? left.restsUntil : 0;
  expect(restsUntil).toBeGreaterThanOrEqual(before + 60_000);
  expect(restsUntil).toBeLessThanOrEqual(Date.now() + 60_000);
});
