import type { Scenario } from '../model/scenario.ts';
import { probesOf } from '../probes/probes.ts';
import { probeSuite } from '../probes/probing.ts';
import type { Plan } from './plan.ts';

/**
 * A plan with probes of every operation that something is sent to, behind everything else. What a mock answers to them
 * stands in its document, and what our implementation does, in its own suites: they are for servers of others.
 */
export function withProbes(plan: Plan): Plan {
  return { ...plan, scenarios: [...plan.scenarios, ...probesIn(plan)] };
}

/** A plan without the probes of operations that nothing is sent to any more: what may not be asked is not probed. */
export function withoutIdleProbes(plan: Plan): Plan {
  if (!plan.scenarios.some(({ suite }) => suite === probeSuite)) return plan;
  const asked = new Set(probesIn(plan).map(({ id }) => id));
  const scenarios = plan.scenarios.filter(({ suite, id }) => suite !== probeSuite || asked.has(id));
  return { ...plan, scenarios };
}

function probesIn({ cells, known }: Plan): Scenario[] {
  const asked = new Set(
    cells.filter(({ scenarios }) => scenarios.length > 0).map(({ cell }) => cell.operation.key),
  );
  return probesOf(known, ({ key }) => asked.has(key));
}
