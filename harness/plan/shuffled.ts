import { SimpleFaker } from '@faker-js/faker';
import type { Plan } from './plan.ts';

/** The same plan in another order, which the seed decides. Controls come first all the same. */
export function shuffled(plan: Plan, seed: number): Plan {
  const { helpers } = new SimpleFaker({ seed });
  return { ...plan, scenarios: helpers.shuffle(plan.scenarios) };
}
