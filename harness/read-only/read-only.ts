import type { ExcludedScenario } from '../model/excluded-scenario.ts';
import type { Reason } from '../model/reason.ts';
import { isSafe, notReadOnly } from '../model/safe-method.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Plan } from '../plan/plan.ts';
import { whyNotReadOnly } from './why-not-read-only.ts';

/**
 * The part of a plan that sends safe methods alone, as far as that is known before anything is answered; stories that come
 * to an unsafe one later are stopped there. What is left out says what would have had to be sent. Sends nothing.
 */
export async function readOnly(plan: Plan): Promise<Plan> {
  const reasons = new Map<Scenario, Reason>();
  for (const scenario of plan.scenarios) {
    const why = await whyNot(plan, scenario);
    if (why !== undefined) reasons.set(scenario, { kind: 'excluded', sentence: why });
  }
  const isLeft = (scenario: Scenario): boolean => !reasons.has(scenario);
  const cells = plan.cells.map((planned) => {
    const scenarios = planned.scenarios.filter(isLeft);
    const [first] = planned.scenarios.flatMap((scenario) => reasons.get(scenario) ?? []);
    return scenarios.length > 0
      ? { ...planned, scenarios }
      : { ...planned, scenarios, reason: planned.reason ?? first };
  });
  const stories = plan.profile.scenarios.flatMap((scenario): ExcludedScenario[] => {
    const reason = reasons.get(scenario);
    return reason ? [{ scenario, reason }] : [];
  });
  return {
    ...plan,
    cells,
    scenarios: plan.scenarios.filter(isLeft),
    leftOut: [...plan.leftOut, ...stories],
    selection: [plan.selection, '--read-only'].filter((part) => part !== undefined).join(' '),
    readOnly: true,
  };
}

/** Undefined where nothing is known that speaks against it. */
async function whyNot(plan: Plan, scenario: Scenario): Promise<string | undefined> {
  const aimed = plan.cells.find(({ cell }) => cell.id === scenario.cell)?.cell.operation;
  if (aimed && !isSafe(aimed.method)) return notReadOnly(`it needs ${aimed.method}`);
  return whyNotReadOnly(plan, scenario);
}
