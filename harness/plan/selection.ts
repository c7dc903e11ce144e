import type { ScenarioOutline } from '../model/scenario.ts';
import type { Plan } from './plan.ts';

/** The part of a plan that somebody wants to run. */
export interface Selection {
  /** As it was asked for: "--grep delete". */
  readonly asked: string;
  readonly takes: (scenario: ScenarioOutline) => boolean;
}

/** The same plan with some of its scenarios. Cells that nothing aims at any more say who left them out. */
export function narrowed(plan: Plan, { asked, takes }: Selection): Plan {
  const cells = plan.cells.map((planned) => {
    const scenarios = planned.scenarios.filter(takes);
    if (scenarios.length > 0) return { ...planned, scenarios };
    const leftOut = { kind: 'excluded', sentence: `left out by ${asked}` } as const;
    return { ...planned, scenarios, reason: planned.reason ?? leftOut };
  });
  const leftOut = plan.leftOut.filter(({ scenario }) => takes(scenario));
  const after = (before: string | undefined): string => (before === undefined ? asked : `${before} ${asked}`);
  return {
    ...plan,
    cells,
    scenarios: plan.scenarios.filter(takes),
    leftOut,
    selection: after(plan.selection),
    part: after(plan.part),
  };
}
