import { expect, test } from 'vitest';
import { type Reach, reachOf } from './reach.ts';
import type { Ability } from './target.ts';
import { scenarioOf } from './testing/runs.ts';

const aiming = (aim: 'must' | 'may', ...needs: readonly Ability[]) => ({
  ...scenarioOf('a scenario', async () => undefined),
  aim,
  needs,
});
const forced = aiming('must', 'force-responses');
const injected = aiming('must', 'inject-faults');

test.each<[reach: Reach, aimed: Parameters<typeof reachOf>[0]]>([
  ['certain', [forced, aiming('may'), aiming('must')]],
  ['certain', [forced, aiming('must', 'business-rules')]],
  ['certain', [aiming('must', 'inject-faults', 'reach-limits')]],
  ['tried', [forced, injected, aiming('may', 'business-rules')]],
  ['injected', [forced, injected]],
  ['forced', [forced]],
  ['unknown', []],
])('%s', (reach, aimed) => {
  expect(reachOf(aimed)).toBe(reach);
});
