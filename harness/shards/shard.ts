import type { ScenarioOutline } from '../model/scenario.ts';
import type { Plan } from '../plan/plan.ts';
import { narrowed } from '../plan/selection.ts';

/** One of several parts of a run: the second of four. */
export interface Shard {
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
}

/**
 * The part of a plan that one shard runs. What aims at the same cell is in the same shard, because some of it is only run
 * where the rest has not proven the cell. Which shard that is depends on the scenarios of the plan, and not on their
 * order; all shards have about the same number of them.
 */
export function partOf(plan: Plan, { number, of }: Shard): Plan {
  const shards = assigned(plan.scenarios, of);
  const takes = (scenario: ScenarioOutline): boolean => shards.get(keyOf(scenario)) === number;
  // Stories that cannot be told are in the first one, so that they are reported once.
  const leftOut = number === 1 ? plan.leftOut : [];
  return { ...narrowed(plan, { asked: `--shard ${number}/${of}`, takes }), leftOut };
}

/** How many parts a plan can be split into, at most. */
export function mostShards({ scenarios }: Pick<Plan, 'scenarios'>): number {
  return new Set(scenarios.map(keyOf)).size;
}

/** What is never split: the scenarios that aim at one cell, or a story that only passes through cells. */
function keyOf({ id, cell }: ScenarioOutline): string {
  return JSON.stringify(cell === undefined ? { id } : { cell });
}

/** The largest first, each to the shard that has least: the usual way to share out evenly. */
function assigned(scenarios: readonly ScenarioOutline[], of: number): ReadonlyMap<string, number> {
  const groups = [...Map.groupBy(scenarios, keyOf)]
    .map(([key, { length }]) => ({ key, length }))
    .sort((a, b) => b.length - a.length || (a.key < b.key ? -1 : 1));
  const loads = Array.from({ length: of }, () => 0);
  return new Map(
    groups.map(({ key, length }) => {
      const least = loads.indexOf(Math.min(...loads));
      loads[least] = (loads[least] ?? 0) + length;
      return [key, least + 1];
    }),
  );
}
