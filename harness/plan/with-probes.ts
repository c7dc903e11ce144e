import { probesOf } from '../probes/probes.ts';
import type { Plan } from './plan.ts';

/**
 * A plan with probes of every operation that something is sent to, behind everything else. What a mock answers to them
 * stands in its document, and what our implementation does, in its own suites: they are for servers of others.
 */
export function withProbes(plan: Plan): Plan {
  const { cells, known } = plan;
  const asked = new Set(
    cells.filter(({ scenarios }) => scenarios.length > 0).map(({ cell }) => cell.operation.key),
  );
  const probes = probesOf(known, ({ key }) => asked.has(key));
  return { ...plan, scenarios: [...plan.scenarios, ...probes] };
}
