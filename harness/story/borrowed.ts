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

  note(values: PathValues): void {
    for (const [parameter, value] of Object.entries(values)) this.#values.add(keyOf(parameter, value));
  }

  /** Whether a path leads through something that the run did not make. */
  touches({ operation, path }: Pick<Draft, 'operation' | 'path'>): boolean {
    return parametersOf(operation.path).some((name) => this.#isBorrowed(name, path));
  }

  /** Stops a scenario before it changes what the run did not make, or asks for it as somebody else. */
  require({ operation, path }: Draft, { as, expect }: Sending, graph: ResourceGraph): void {
    if (!this.touches({ operation, path })) return;
    const { key, method } = operation;
    const last = parametersOf(operation.path).at(-1);
    const isOwn = last !== undefined && !this.#isBorrowed(last, path);
    if (!isSafe(method) && !isOwn && !createsRemovable(key, graph))
      throw new Stop('excluded', `${key} would change what this run did not make`);
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
