import type { Operation } from '../../contract/operations/operation.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Draft, PathValues, Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { personaOf } from '../model/target.ts';

/**
 * Identifiers that one story took from lists: they belong to resources that the run did not make. Such a resource is read,
 * by whoever may list it, and something of the run's own may be created and removed below it. Nothing else is sent to it.
 */
export class Borrowed {
  readonly #values = new Set<string>();

  /** What of some values a request may have in its path: for a change, not what it would change. */
  take({ key, method, path }: Operation, values: PathValues, graph: ResourceGraph): PathValues {
    const last = parametersOf(path).at(-1);
    const isHarmless = isSafe(method) || createsRemovable(key, graph);
    const taken = Object.entries(values).filter(([parameter]) => isHarmless || parameter !== last);
    for (const [parameter, value] of taken) this.#values.add(keyOf(parameter, value));
    return Object.fromEntries(taken);
  }

  /** Whether a path leads through something that the run did not make. */
  touches({ operation, path }: Pick<Draft, 'operation' | 'path'>): boolean {
    return parametersOf(operation.path).some((name) => this.#isBorrowed(name, path));
  }

  /**
   * The parameters of a path that name what others made, while the request is about something of the run's own below it:
   * it reads, changes or removes that, or creates it where it can be removed again.
   */
  parentsIn({ operation, path }: Pick<Draft, 'operation' | 'path'>, graph: ResourceGraph): readonly string[] {
    const parameters = parametersOf(operation.path);
    const last = parameters.at(-1);
    const isOwn = last !== undefined && !this.#isBorrowed(last, path);
    if (!isOwn && !createsRemovable(operation.key, graph)) return [];
    return parameters.filter((name) => this.#isBorrowed(name, path));
  }

  /** Stops a scenario before it changes what the run did not make, or asks for it as somebody else. */
  require(draft: Draft, { as, expect }: Sending, graph: ResourceGraph): void {
    if (!this.touches(draft)) return;
    const { operation, path } = draft;
    const isBelow = this.parentsIn(draft, graph).length > 0;
    if (!isSafe(operation.method) && !isBelow)
      throw new Stop('excluded', `${operation.key} would change what this run did not make`);
    const last = parametersOf(operation.path).at(-1) ?? '';
    const isOwn = !this.#isBorrowed(last, path);
    if (isOwn || String(expect) === '401' || personaOf(as) === callerOf(operation)) return;
    throw new Stop(
      'excluded',
      `nobody knows what the ${personaOf(as)} may do with what others made, and the run cannot make it itself`,
    );
  }

  #isBorrowed(parameter: string, path: PathValues): boolean {
    const value = path[parameter];
    return value !== undefined && this.#values.has(keyOf(parameter, value));
  }
}

function keyOf(parameter: string, value: string): string {
  return `${parameter} ${value}`;
}

/** Whether an operation creates something in a collection that the API can remove again. */
function createsRemovable(key: string, { collections }: ResourceGraph): boolean {
  return collections.some(({ roles }) => roles.create?.key === key && roles.remove !== undefined);
}
