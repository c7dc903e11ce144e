import type { Reason } from '../model/reason.ts';
import type { Scenario } from '../model/scenario.ts';
import { type Protection, protectedSentence } from '../safety/protection.ts';
import { malformedQuery } from '../strategies/malformed-query.ts';
import type { Plan, PlannedCell } from './plan.ts';

/**
 * The part of a plan that changes nothing that was there before the run, as far as the document tells; what a request
 * would change by its identifiers is stopped before it is sent. Stories of the API's own suite stay.
 */
export function leaveOutProtected(plan: Plan, protection: Protection): Plan {
  const left = new Set<Scenario>();
  const cells = plan.cells.map((planned) => {
    const { operation } = planned.cell;
    const why = protection.whyNot(operation);
    if (why === undefined) {
      const needless = protection.lasting.has(operation) ? needlessOf(planned) : [];
      for (const scenario of needless) left.add(scenario);
      return { ...planned, scenarios: planned.scenarios.filter((scenario) => !left.has(scenario)) };
    }
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

/** Scenarios of a creation that most likely make something, and prove no more than others of the same cell. */
function needlessOf({ scenarios }: PlannedCell): readonly Scenario[] {
  const others = scenarios.filter(({ suite }) => suite !== malformedQuery.id);
  return others.some(({ aim }) => aim === 'must') ? scenarios.filter((one) => !others.includes(one)) : [];
}
