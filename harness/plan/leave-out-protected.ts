import type { Reason } from '../model/reason.ts';
import type { Scenario } from '../model/scenario.ts';
import { type Protection, protectedSentence } from '../safety/protection.ts';
import type { Plan } from './plan.ts';

/**
 * The part of a plan that changes nothing that was there before the run, as far as the document tells; what a request
 * would change by its identifiers is stopped before it is sent. Stories of the API's own suite stay.
 */
export function leaveOutProtected(plan: Plan, protection: Protection): Plan {
  const left = new Set<Scenario>();
  const cells = plan.cells.map((planned) => {
    const { operation } = planned.cell;
    const why = protection.whyNot(operation);
    if (why === undefined) return planned;
    const scenarios = planned.scenarios.filter(protection.isStory);
    for (const scenario of planned.scenarios) if (!protection.isStory(scenario)) left.add(scenario);
    if (scenarios.length > 0) return { ...planned, scenarios };
    const reason: Reason = { kind: 'protected', sentence: protectedSentence(why, operation) };
    return {
      ...planned,
      scenarios,
      reason: planned.scenarios.length > 0 ? reason : (planned.reason ?? reason),
    };
  });
  return { ...plan, cells, protection, scenarios: plan.scenarios.filter((scenario) => !left.has(scenario)) };
}
