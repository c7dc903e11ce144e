import { expect, test } from 'vitest';
import type { Ability } from '../model/target.ts';
import { scenarioOf } from '../testing/runs.ts';
import { type Forecast, forecastOf } from './evidence-forecast.ts';

const aiming = (aim: 'must' | 'may', ...needs: readonly Ability[]) => ({
  ...scenarioOf('a scenario', async () => undefined),
  aim,
  needs,
});
const forced = aiming('must', 'force-responses');
const injected = aiming('must', 'inject-faults');

test.each<[reach: Forecast, aimed: Parameters<typeof forecastOf>[0]]>([
  ['certain', [forced, aiming('may'), aiming('must')]],
  ['certain', [forced, aiming('must', 'business-rules')]],
  ['certain', [aiming('must', 'inject-faults', 'reach-limits')]],
  ['tried', [forced, injected, aiming('may', 'business-rules')]],
  ['injected', [forced, injected]],
  ['forced', [forced]],
  ['unknown', []],
])('%s', (reach, aimed) => {
  expect(forecastOf(aimed)).toBe(reach);
});
