import type { Operation } from '../../contract/operations/operation.ts';
import { fill, parametersOf, withoutEndSlash } from '../../contract/operations/path-template.ts';
import { nounOf } from '../../contract/resources/noun.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import type { Exchange } from '../model/exchange.ts';
import type { PathValues } from '../model/scenario.ts';
import type { Caller } from '../model/target.ts';
import { placeOf } from '../request/made-identifier.ts';
import { type IsNew, toldIdentifiers } from './told-identifiers.ts';

/** Something that a scenario created and that has to be removed. */
export interface Created {
  /** "/pets/7" */
  readonly path: string;
  /** Values for the path of its collection's operations. */
  readonly values: PathValues;
  readonly by: Caller;
  /** The operation that removes it; undefined if the API has none. */
  readonly removal: Operation | undefined;
  /** What it belongs to, by the last parameter of its path; missing for what has no identifier. */
  readonly collection?: Pick<Collection, 'itemPath' | 'parameter'> & { readonly id: string };
  /** What a request may have renamed it to, and its path with that; missing where none did. */
  readonly renamed?: readonly { readonly path: string; readonly values: PathValues }[];
  /** Its identifier is only likely. */
  readonly guessed?: true;
  /** Members of the answer in which the server gave out a secret. */
  readonly secrets?: readonly string[];
  /** The target keeps it as a tombstone when it is removed. */
  readonly isTombstone?: true;
}

/** Something that was made, and that nothing in the answer names. */
export interface Unnamed {
  /** "POST /tenants" */
  readonly operation: string;
  /** Where it was asked for: what goes with that, goes too. */
  readonly path: string;
  readonly secrets: readonly string[];
  /** A change that succeeded, of an identifier that the run made up: it may have made anything. */
  readonly isOfNothing?: true;
}

/** What a story made, and the paths of what it made and deleted itself. */
export interface Journal {
  readonly created: readonly Created[];
  readonly gone: ReadonlySet<string>;
  readonly unnamed?: readonly Unnamed[];
}

/** Whether an operation makes something that is there afterwards. */
export function makes(operation: Operation, graph: ResourceGraph): boolean {
  return (
    collectionOf(operation, graph) !== undefined ||
    graph.singletons.some(({ roles }) => roles.create === operation && roles.remove)
  );
}

/** What an operation makes something for. */
function collectionOf(operation: Operation, graph: ResourceGraph): Collection | undefined {
  const { collections } = graph;
  return (
    collections.find(({ roles }) => roles.create === operation || roles['create-many'] === operation) ??
    collections.find((collection) => isMadeElsewhere(operation, collection, graph))
  );
}

/**
 * "POST /silences" beside "/silence/{silenceId}": another path, for things that are called the same. Or "POST /sign-up",
 * whose documented 201 has a link to the operation that removes what it made. Whatever else an answer names was not made
 * by it, and may be somebody else's.
 */
function isMadeElsewhere(
  operation: Operation,
  { path, roles: { create, remove } }: Collection,
  { producerFor }: ResourceGraph,
): boolean {
  if (operation.method !== 'POST' || create || !remove || parametersOf(operation.path).length > 0)
    return false;
  const producer = producerFor(remove);
  if (producer?.operation !== operation) return false;
  // A member of a board is nothing that a registration has made.
  const isLinked =
    producer.basis === 'link' && producer.status === '201' && parametersOf(remove.path).length === 1;
  return isLinked || nounOf(operation.path) === nounOf(path);
}

/** Of a request that may make something. */
interface Making {
  readonly path: PathValues;
  readonly by: Caller;
  readonly isNew?: IsNew;
}

/** What an answered request created, told from the shape of the API. Nothing, for most. */
export function createdBy(
  exchange: Exchange,
  { path: given, by, isNew }: Making,
  graph: ResourceGraph,
): Created[] {
  const { operation, purpose, response } = exchange;
  if (purpose.evidence === 'forced' || response.status < 200 || response.status > 299) return [];
  const replaced = graph.collections.find(({ roles }) => roles.replace === operation);
  if (replaced) return response.status === 201 ? [madeByPut(replaced, operation, given, by)] : [];
  const collection = collectionOf(operation, graph);
  if (!collection) return singletonsBy(operation, given, by, graph);
  const { ids, guessed } = toldIdentifiers(exchange, collection, { graph, isNew });
  return ids.map((id) => ({
    ...placeOf(collection, id, operation, given),
    by,
    collection: { ...collection, id },
    ...(guessed && { guessed }),
  }));
}

/** RFC 9110, section 9.3.4: 201 says that a PUT made what it names. */
export function madeByPut(
  collection: Collection,
  operation: Operation,
  given: PathValues,
  by: Caller,
): Created {
  const id = given[parametersOf(operation.path).at(-1) ?? ''] ?? '';
  return { ...placeOf(collection, id, operation, given), by, collection: { ...collection, id } };
}

/** What is there or not, and has no identifier: where it can be removed, it may keep what is around it from that. */
function singletonsBy(operation: Operation, values: PathValues, by: Caller, graph: ResourceGraph): Created[] {
  const made = graph.singletons.find(({ roles }) => roles.create === operation && roles.remove);
  return made ? [{ path: fill(made.path, values), values, by, removal: made.roles.remove }] : [];
}

/** The path of what an answered request deleted. */
export function goneBy({ operation, purpose, response }: Exchange, path: PathValues): string | undefined {
  if (purpose.evidence === 'forced') return undefined;
  const isDeleted = operation.method === 'DELETE' && response.status >= 200 && response.status <= 299;
  return isDeleted ? withoutEndSlash(fill(operation.path, path)) : undefined;
}

/** What has to be removed by itself: children disappear with their parents. */
export function outermost(created: readonly Created[]): Created[] {
  const unique = [...new Map(created.map((one) => [one.path, one])).values()];
  return unique.filter(({ path }) => !unique.some((other) => path.startsWith(`${other.path}/`)));
}

/** What is below a path, innermost first. */
export function below(path: string, created: readonly Created[]): Created[] {
  return created
    .filter((one) => one.path.startsWith(`${path}/`))
    .toSorted((a, b) => b.path.length - a.path.length);
}

/** Whether a path is another one, or below it. */
export function isWithin(path: string, container: string): boolean {
  return path === container || path.startsWith(`${container}/`);
}
