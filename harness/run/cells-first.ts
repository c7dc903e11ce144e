import type { Scenario } from '../model/scenario.ts';

/**
 * The scenarios in an order in which every cell gets its first before any gets its second: where there are not enough
 * accounts for all of them, they prove as many cells as they can. Otherwise the order stays.
 */
export function cellsFirst(scenarios: readonly Scenario[]): Scenario[] {
  const before = new Map<string, number>();
  const rounds = scenarios.map((scenario) => {
    const about = scenario.cell ?? scenario.id;
    const round = before.get(about) ?? 0;
    before.set(about, round + 1);
    return { scenario, round };
  });
  return rounds.toSorted((a, b) => a.round - b.round).map(({ scenario }) => scenario);
}
