import { at, child, isObject } from '../../contract/json.ts';
import { lastSegment } from '../../contract/operations/last-segment.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { fill } from '../../contract/operations/path-template.ts';
import { callingMember, identifierMember } from '../../contract/resources/identifiers.ts';
import type { Producer } from '../../contract/resources/producer.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import type { Exchange } from '../model/exchange.ts';
import { jsonOf } from '../model/exchange.ts';
import type { PathValues } from '../model/scenario.ts';
import type { Caller } from '../model/target.ts';

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
  readonly collection?: Pick<Collection, 'itemPath' | 'parameter'>;
}

/** What a story made, and the paths of what it made and deleted itself. */
export interface Journal {
  readonly created: readonly Created[];
  readonly gone: ReadonlySet<string>;
}

/** Whether an operation makes something that is there afterwards. */
export function makes(operation: Operation, { collections, singletons }: ResourceGraph): boolean {
  return (
    collections.some(({ roles }) => roles.create === operation || roles['create-many'] === operation) ||
    singletons.some(({ roles }) => roles.create === operation && roles.remove)
  );
}

/** What an answered request created, told from the shape of the API. Nothing, for most. */
export function createdBy(
  exchange: Exchange,
  { path: given, by }: { readonly path: PathValues; readonly by: Caller },
  graph: ResourceGraph,
): Created[] {
  const { operation, purpose, response } = exchange;
  if (purpose.evidence === 'forced' || response.status < 200 || response.status > 299) return [];
  const collection = graph.collections.find(
    ({ roles }) => roles.create === operation || roles['create-many'] === operation,
  );
  if (!collection) return singletonsBy(operation, given, by, graph);
  return identifiers(exchange, collection, graph).map((id) => {
    const values = { ...given, [collection.parameter]: id };
    const path = fill(collection.itemPath, values);
    return { path, values, by, removal: collection.roles.remove, collection };
  });
}

/** What is there or not, and has no identifier: where it can be removed, it may keep what is around it from that. */
function singletonsBy(operation: Operation, values: PathValues, by: Caller, graph: ResourceGraph): Created[] {
  const made = graph.singletons.find(({ roles }) => roles.create === operation && roles.remove);
  return made ? [{ path: fill(made.path, values), values, by, removal: made.roles.remove }] : [];
}

function identifiers(exchange: Exchange, collection: Collection, graph: ResourceGraph): string[] {
  const json = jsonOf(exchange.response);
  const many = Array.isArray(json) ? json : [json];
  const found = many.flatMap((one) => identifierIn(one, collection, graph) ?? []);
  if (found.length > 0) return found;
  const last = lastSegment(exchange.response.headers.location ?? '');
  if (last !== '') return [last];
  const chosen = producerOf(collection, graph)?.chosen;
  const own = chosen === undefined ? undefined : at(parsedBody(exchange), chosen);
  return typeof own === 'string' || typeof own === 'number' ? [String(own)] : [];
}

function producerOf({ roles }: Collection, graph: ResourceGraph): Producer | undefined {
  const item = roles.read ?? roles.remove ?? roles.replace;
  return item && graph.producerFor(item);
}

function parsedBody({ request }: Exchange): unknown {
  try {
    return JSON.parse(request.body ?? '');
  } catch {
    return undefined;
  }
}

/** The identifier of a resource, as its representation has it, with or without its envelope; undefined if it has none. */
export function identifierIn(
  json: unknown,
  collection: Collection,
  graph: ResourceGraph,
): string | undefined {
  if (!isObject(json)) return undefined;
  const { parameter } = collection;
  const producer = producerOf(collection, graph);
  const pointer = producer?.pointer ?? producer?.chosen;
  const names = Object.keys(json);
  const inner = pointer?.slice(pointer.lastIndexOf('/'));
  const called = identifierMember(names, parameter) ?? callingMember(names, parameter);
  const places = pointer === undefined ? [called && child('', called)] : [pointer, inner];
  const values = places.map((place) => (place === undefined ? undefined : at(json, place)));
  const value = values.find((each) => typeof each === 'string' || typeof each === 'number');
  return value === undefined ? undefined : String(value);
}

/** The path of what an answered request deleted. */
export function goneBy({ operation, purpose, response }: Exchange, path: PathValues): string | undefined {
  if (purpose.evidence === 'forced') return undefined;
  const isDeleted = operation.method === 'DELETE' && response.status >= 200 && response.status <= 299;
  return isDeleted ? fill(operation.path, path) : undefined;
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
