import type { Contract } from '../../contract/contract.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import type { Plan, PlannedCell } from '../plan/plan.ts';

/** What has to be known of a plan to judge by it: nothing that acts. */
export interface JudgedPlan extends Pick<Plan, 'leftOut' | 'selection' | 'part'> {
  readonly known: { readonly contract: Pick<Contract, 'operations' | 'text'> };
  readonly profile: Pick<Plan['profile'], 'shownBy'>;
  readonly scenarios: readonly ScenarioOutline[];
  readonly cells: readonly JudgedCell[];
}

/** A cell, and the ids of what was to aim at it. */
export interface JudgedCell extends Omit<PlannedCell, 'scenarios' | 'reach'> {
  readonly scenarios: readonly { readonly id: string }[];
}
