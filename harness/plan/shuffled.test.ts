import { expect, test } from 'vitest';
import { planOf, scenarioOf } from '../testing/runs.ts';
import { shuffled } from './shuffled.ts';

const scenarios = Array.from({ length: 20 }, (_, index) => scenarioOf(`s${index}`, async () => undefined));
const plan = planOf(scenarios);
const order = (seed: number) => shuffled(plan, seed).scenarios.map(({ id }) => id);

test('the seed decides the order, and nothing is lost', () => {
  expect(order(7)).toEqual(order(7));
  expect(order(7)).not.toEqual(order(8));
  expect(order(7)).not.toEqual(scenarios.map(({ id }) => id));
  expect(order(7).sort()).toEqual(scenarios.map(({ id }) => id).sort());
  expect(plan.scenarios).toEqual(scenarios);
});
