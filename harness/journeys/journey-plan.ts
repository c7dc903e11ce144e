import type { Hint } from '../model/profile.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * A plan of nothing but some scenarios. They are the suite of the plan: each makes what it needs by itself, so that all of it
 * is in its own exchanges.
 */
export function planOf(plan: Plan, scenarios: readonly Scenario[]): Plan {
  const { profile } = plan;
  return {
    ...plan,
    cells: plan.cells.map((planned) => ({ ...planned, scenarios: [] })),
    profile: { ...profile, hints: profile.hints.map(forOnePersona), scenarios },
    scenarios,
    leftOut: [],
  };
}

/** What is created is for the persona that creates it: it is shared with nobody, and no account is made for it. */
function forOnePersona({ operation, adapt, sign }: Hint): Hint {
  return {
    operation,
    ...(sign && { sign }),
    ...(adapt && {
      adapt: (draft, story) => adapt(draft, { ...story, identityOf: async () => undefined }),
    }),
  };
}
