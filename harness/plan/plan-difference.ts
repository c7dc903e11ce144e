import type { Contract } from '../../contract/contract.ts';
import { noProfile } from '../model/profile.ts';
import type { PlanDifference } from '../report/document-comparison.ts';
import { makePlan } from './plan.ts';

/** What a run of an instance plans otherwise by the second version; stories are not in it. Pure. */
export function planDifference(before: Contract, after: Contract): PlanDifference {
  const [was, is] = [before, after].map((contract) => makePlan(contract, noProfile, []));
  const cells = (plan: typeof was) => (plan?.cells ?? []).map(({ cell }) => cell.id);
  const scenarios = (plan: typeof was) => (plan?.scenarios ?? []).map(({ id }) => id);
  return {
    cellsAdded: without(cells(is), cells(was)),
    cellsDropped: without(cells(was), cells(is)),
    scenariosAdded: without(scenarios(is), scenarios(was)),
    scenariosDropped: without(scenarios(was), scenarios(is)),
  };
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return all.filter((id) => !known.has(id));
}
