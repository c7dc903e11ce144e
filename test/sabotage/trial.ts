import type { Ability } from '../../harness/model/target.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import type { Sabotage } from './sabotage.ts';

/** Where a sabotaged server is tested: as the reference target, or as somebody does who knows no more than its URL. */
export type Place = 'reference' | 'url';

/** What a run has shown, and what of the plan it was to run. */
export interface Trial {
  readonly report: Report;
  readonly plan: Plan;
  readonly abilities: readonly Ability[];
}

/** Starts a sabotaged server, runs a part of the plan against it, and stops it. */
export type Try = (sabotage: Sabotage, part: (whole: Plan) => Plan) => Promise<Trial>;
