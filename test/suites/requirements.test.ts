import { describe, expect, test } from 'vitest';
import { apiNamed } from '../../apis/registry.ts';
import { profileOf, requirementsOf } from '../../cli/documents/apis.ts';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { covered, uncoveredMusts } from '../../harness/judge/coverage.ts';
import { makePlan } from '../../harness/plan/plan.ts';

/** Every statement that has to hold has a case on the reference server, or the file of requirements says why it cannot. */
describe.each([
  { api: 'tmi', example: 'S0-200-get-threat-model', most: 50 },
  { api: 'tasky', example: 'S-429-login', most: 10 },
  { api: 'users', example: 'S-account-locked', most: 5 },
  { api: 'notap', example: 'S-limit-crypto', most: 5 },
] as const)('the requirements of $api', async ({ api, example, most }) => {
  const contract = understand(await loadBundled(`specs/${api}/openapi.yaml`));
  const profile = await profileOf(api);
  const plan = makePlan(contract, profile, apiNamed(api).reference?.abilities ?? []);
  const requirements = covered(await requirementsOf(api, contract), profile, plan.scenarios);

  test('every MUST of the sources is covered on the reference server', () => {
    expect(uncoveredMusts(requirements).map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  test('a MUST is missed as soon as nothing shows it', () => {
    const without = plan.scenarios.filter(({ requirements: ids }) => !ids.includes(example));
    const missed = uncoveredMusts(covered(requirements, { ...profile, shownBy: [] }, without)).map(
      ({ id }) => id,
    );
    expect(missed).toContain(example);
    expect(missed.length).toBeGreaterThan(most);
  });

  test('nothing is said to be untestable and tested all the same', () => {
    const both = requirements.filter(
      ({ notTested, scenarios, checks }) => notTested !== null && scenarios.length + checks.length > 0,
    );
    expect(both.map(({ id, notTested }) => `${id}: ${notTested}`)).toEqual([]);
  });
});
