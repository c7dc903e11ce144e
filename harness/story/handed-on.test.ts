import { expect, test } from 'vitest';
import type { Hint } from '../model/profile.ts';
import type { AuthAdapter } from '../model/target.ts';
import { carried } from '../personas/auth/carried.ts';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { libraryProfile, operationOf } from '../testing/library.ts';
import { anybody, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';

const accounts: AuthAdapter = {
  ...anybody,
  freshAccount: async (name, plays) => ({
    identity: { subject: name, provider: 'test', email: `${name}@example.com`, name },
    plays,
    credentials: (schemes) => carried(schemes, `token-of-account-${name}`),
  }),
};

const read = operationOf(contract, 'GET /books/{bookId}');
const twice = ['one', 'other'].map((id) =>
  scenarioOf(id, async (story) => {
    await story.send(await story.draft(read), { as: 'owner', expect: 200, why: 'Read a book' });
  }),
);

/** How many books two scenarios make that read one, the second after the first. */
async function booksMade(profile: {
  readonly hints?: readonly Hint[];
  readonly scenarios?: typeof twice;
}): Promise<number> {
  const { url, seen } = await serveLibrary();
  const plan = makePlan(contract, { ...libraryProfile, ...profile }, []);
  await runScenarios(url, twice, { plan, target: { auth: accounts } });
  return seen.filter((asked) => asked === 'POST /books').length;
}

test('what a generated scenario leaves as it was goes to the next one', async () => {
  expect(await booksMade({})).toBe(1);
});

test('what belongs to an account of its own goes to nobody: no persona may read it', async () => {
  expect(await booksMade({ hints: [{ operation: 'POST /books', ownCaller: 'story' }] })).toBe(2);
});

test('a story of an author makes its own', async () => {
  expect(await booksMade({ scenarios: twice })).toBe(2);
});
