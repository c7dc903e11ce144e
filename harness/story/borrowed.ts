import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import { callerOf } from '../model/caller.ts';
import { isBroken } from '../model/persona.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Draft, PathValues, Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { personaOf } from '../model/target.ts';
import { identifiersOf } from '../safety/effect.ts';

/**
 * Identifiers that one story took from lists: they belong to resources that the run did not make. Such a resource is read,
 * by whoever may list it, and something of the run's own may be created, changed and removed below it. Nothing else is
 * sent to it, unless nobody minds.
 */
export class Borrowed {
  readonly #graph: ResourceGraph;
  readonly #contract: Contract;
  readonly #values = new Set<string>();
  readonly #putOff: (() => boolean) | undefined;

  /** `putOff`: where nobody minds, whether a change of what others made has to come later; it is noted. */
  constructor({ graph, contract }: Known, putOff: (() => boolean) | undefined) {
    this.#graph = graph;
    this.#contract = contract;
    this.#putOff = putOff;
  }

  /** Notes values from lists, and gives those that a request may have in its path: for a change, not what it changes. */
  take(operation: Operation, found: PathValues, have: PathValues): PathValues {
    for (const [parameter, value] of Object.entries(found)) this.#values.add(keyOf(parameter, value));
    const path = { ...found, ...have };
    if (isSafe(operation.method) || this.#isBelow(operation, path) || this.#mayChange(operation, path))
      return found;
    const last = parametersOf(operation.path).findLast((name) => Object.hasOwn(found, name));
    return Object.fromEntries(Object.entries(found).filter(([parameter]) => parameter !== last));
  }

  /** Whether a path leads through something that the run did not make. */
  touches({ operation, path }: Pick<Draft, 'operation' | 'path'>): boolean {
    return parametersOf(operation.path).some((name) => this.#isBorrowed(name, path));
  }

  /** The parameters of a path that name what others made, while the request is about something of the run's own. */
  othersIn({ operation, path }: Pick<Draft, 'operation' | 'path'>): readonly string[] {
    if (!this.#isBelow(operation, path)) return [];
    return parametersOf(operation.path).filter((name) => this.#isBorrowed(name, path));
  }

  /**
   * Stops a scenario before it changes what the run did not make, or asks for it as somebody else. `accusesNobody`: whatever
   * comes back to whoever asks as somebody else.
   */
  require(
    { operation, path }: Draft,
    { as, expect }: Sending,
    { accusesNobody }: { readonly accusesNobody: boolean },
  ): void {
    if (!this.touches({ operation, path })) return;
    const isChange = !isSafe(operation.method);
    if (isChange && !this.#isBelow(operation, path) && !this.#mayChange(operation, path))
      throw new Stop('excluded', `${operation.key} would change a resource that this run did not create`);
    const innermost = parametersOf(operation.path).at(-1) ?? '';
    const isOwn = !this.#isBorrowed(innermost, path);
    if (accusesNobody && !isChange) return;
    const persona = personaOf(as);
    if (isOwn || isBroken(persona) || String(expect) === '401' || persona === callerOf(operation)) return;
    throw new Stop(
      'excluded',
      `it is not known what the ${persona} may do with existing resources, and the run cannot create one`,
    );
  }

  /** Whether a request is about something of the run's own, below what others made. */
  #isBelow(operation: Operation, path: PathValues): boolean {
    const own = identifiersOf(operation, this.#contract).findLast((name) => !this.#isBorrowed(name, path));
    if (own === undefined) return this.#createsBelow(({ roles }) => roles.create?.key === operation.key);
    const end = operation.path.indexOf(`{${own}}`) + own.length + 2;
    const itemPath = operation.path.slice(0, end);
    const isTop = !parametersOf(itemPath).some((name) => this.#isBorrowed(name, path));
    return isTop || this.#createsBelow((collection) => collection.itemPath === itemPath);
  }

  /** Whether something can be created and removed again without a change of what is around it. */
  #createsBelow(isMeant: (collection: ResourceGraph['collections'][number]) => boolean): boolean {
    const collection = this.#graph.collections.find(isMeant);
    const { create, remove } = collection?.roles ?? {};
    return create !== undefined && remove !== undefined && !sayWhoMay.test(collection?.path ?? '');
  }

  /** Whether nobody minds a change. What others need to be let in stays, and nothing is removed that other stories read. */
  #mayChange(operation: Operation, path: PathValues): boolean {
    if (!this.#putOff || operation.method === 'DELETE') return false;
    const innermost = parametersOf(operation.path).findLast((name) => this.#isBorrowed(name, path)) ?? '';
    const collection = operation.path.slice(0, operation.path.indexOf(`/{${innermost}}`));
    return !sayWhoMay.test(collection) && !this.#putOff();
  }

  #isBorrowed(parameter: string, path: PathValues): boolean {
    const value = path[parameter];
    return value !== undefined && this.#values.has(keyOf(parameter, value));
  }
}

/** Collections whose items say what their parent may do, or who belongs to it: with one of them, the parent changes. */
const sayWhoMay =
  /\/[^/{}]*(role|permission|member|grant|scope|polic|assignment|invit|subscription|token|secret|credential|polic|acl|user)[^/{}]*$/i;

function keyOf(parameter: string, value: string): string {
  return `${parameter} ${value}`;
}
