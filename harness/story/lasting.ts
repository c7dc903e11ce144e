import type { Operation } from '../../contract/operations/operation.ts';
import { isWithinTemplate } from '../../contract/operations/path-template.ts';
import { isSafe } from '../model/safe-method.ts';
import type { PathValues, Scenario } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import { probedOperation } from '../probes/probing.ts';
import type { Protection } from '../safety/protection.ts';

/** Something that nothing removes, and that stories use together. */
interface Shared {
  readonly values: PathValues;
  /** Ids of the exchanges that made it, in that order. */
  readonly exchanges: readonly string[];
}

/** Who uses something together: those that leave it as it is, and probes, which may change it and prove nothing. */
export type Sharers = 'readers' | 'probes';

/** Keeps small what a run makes that nothing removes. Lives as long as its run. */
export interface Lasting {
  /**
   * What an operation made for several stories; `make` is called by one story at a time, and not again once it succeeded.
   * `isInside`: it is needed for something that the story is making in the same way.
   */
  readonly share: (
    what: { readonly operation: Operation; readonly by: Sharers; readonly isInside: boolean },
    make: () => Promise<Shared>,
  ) => Promise<Shared>;
  /** Takes one of the places for valid requests that prove nothing and make something; undefined where none is left. */
  readonly takePlace: (operation: Operation) => { readonly giveBack: () => void } | undefined;
}

/** Valid requests that prove nothing, and leave something behind, of each operation. */
export const mostLastingProbes = 3;

export function createLasting(): Lasting {
  const shared = new Map<string, Shared>();
  const places = new Map<Operation, number>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    share: async ({ operation, by, isInside }, make) => {
      const key = `${by} ${operation.key}`;
      const get = async (): Promise<Shared> => {
        const made = shared.get(key) ?? (await make());
        shared.set(key, made);
        return made;
      };
      if (shared.has(key) || isInside) return get();
      const making = last.then(get);
      last = making.catch(() => undefined);
      return making;
    },
    takePlace: (operation) => {
      const left = places.get(operation) ?? mostLastingProbes;
      if (left === 0) return undefined;
      places.set(operation, left - 1);
      return { giveBack: () => void places.set(operation, (places.get(operation) ?? 0) + 1) };
    },
  };
}

const harmless = new Set(['400', '401', '404', '405', '406', '413', '415', '422']);

/** Whether a status is a refusal that leaves everything as it is, and that no set-up has to prepare by a change. */
export function isHarmless(status: string): boolean {
  return harmless.has(status);
}

/**
 * Who a scenario is among those that use what an operation made; undefined where it needs one of its own. `itemPath`: the path
 * of what was made.
 */
export function sharersOf(
  { cell, ...scenario }: Pick<Scenario, 'id' | 'suite' | 'cell'>,
  itemPath: string,
  { known: { contract, graph }, protection }: { readonly known: Known; readonly protection: Protection },
): Sharers | undefined {
  if (protection.isStory(scenario)) return undefined;
  const aimed = contract.cells.find(({ id }) => id === cell);
  const probed = probedOperation(scenario);
  const operation = aimed?.operation ?? contract.operations.find(({ key }) => key === probed);
  if (!operation) return undefined;
  const isBelow = graph.collections.some(
    ({ path, roles: { create, read, replace, patch, remove } }) =>
      path !== itemPath &&
      isWithinTemplate(path, itemPath) &&
      [create, read, replace, patch, remove].includes(operation),
  );
  if (isSafe(operation.method) || isBelow || isHarmless(aimed?.response.status ?? '')) return 'readers';
  return probed === undefined ? undefined : 'probes';
}
