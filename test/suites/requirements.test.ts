import { expect, test } from 'vitest';
import { abilities } from '../../apis/tmi/abilities.ts';
import { requirementsOf } from '../../cli/documents/apis.ts';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { covered, uncoveredMusts } from '../../harness/judge/coverage.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { tmi } from '../../suites/tmi/profile.ts';

/** Every statement that has to hold has a case on the reference server, or the file of requirements says why it cannot. */
const contract = understand(await loadBundled('specs/tmi/openapi.yaml'));
const plan = makePlan(contract, tmi, abilities);
const requirements = covered(await requirementsOf('tmi', contract), tmi, plan.scenarios);

test('every MUST of the sources is covered on the reference server', () => {
  expect(uncoveredMusts(requirements).map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
});

test('a MUST is missed as soon as nothing shows it', () => {
  const without = plan.scenarios.filter(({ requirements: ids }) => !ids.includes('S0-200-get-threat-model'));
  const missed = uncoveredMusts(covered(requirements, { ...tmi, shownBy: [] }, without)).map(({ id }) => id);
  expect(missed).toContain('S0-200-get-threat-model');
  expect(missed.length).toBeGreaterThan(50);
});

test('nothing is said to be untestable and tested all the same', () => {
  const both = requirements.filter(
    ({ notTested, scenarios, checks }) => notTested !== null && scenarios.length + checks.length > 0,
  );
  expect(both.map(({ id, notTested }) => `${id}: ${notTested}`)).toEqual([]);
});
