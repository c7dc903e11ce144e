import { at, isObject } from '../contract/json.ts';
import type { Operation } from '../contract/operation.ts';
import { fill } from '../contract/path-template.ts';
import type { ResourceGraph } from '../contract/resource-graph.ts';
import type { Collection } from '../contract/resources.ts';
import type { Exchange } from './exchange.ts';
import { jsonOf } from './exchange.ts';
import { lastSegment } from './last-segment.ts';
import type { PersonaId } from './persona.ts';
import type { PathValues } from './scenario.ts';

/** Something that a scenario created and that has to be removed. */
export interface Created {
  /** "/pets/7" */
  readonly path: string;
  /** Values for the path of its collection's operations. */
  readonly values: PathValues;
  readonly by: PersonaId;
  /** The operation that removes it; undefined if the API has none. */
  readonly removal: Operation | undefined;
}

/** What an answered request created, told from the shape of the API. Nothing, for most. */
export function createdBy(exchange: Exchange, path: PathValues, graph: ResourceGraph): Created[] {
  if (exchange.response.status < 200 || exchange.response.status > 299) return [];
  const { operation, persona } = exchange;
  const collection = graph.collections.find(
    ({ roles }) => roles.create === operation || roles['create-many'] === operation,
  );
  if (!collection) return [];
  return identifiers(exchange, collection, graph).map((id) => {
    const values = { ...path, [collection.parameter]: id };
    return { path: fill(collection.itemPath, values), values, by: persona, removal: collection.roles.remove };
  });
}

function identifiers(exchange: Exchange, { parameter, roles }: Collection, graph: ResourceGraph): string[] {
  const json = jsonOf(exchange.response);
  const item = roles.read ?? roles.remove ?? roles.replace;
  const pointer = (item && graph.producerFor(item)?.pointer) ?? `/${parameter}`;
  const many = Array.isArray(json) ? json : [json];
  const found = many.map((one) => (isObject(one) ? at(one, pointer) : undefined)).filter(isText);
  if (found.length > 0) return found.map(String);
  const last = lastSegment(exchange.response.headers.location ?? '');
  return last === '' ? [] : [last];
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** What has to be removed by itself: children disappear with their parents. */
export function outermost(created: readonly Created[]): Created[] {
  const unique = [...new Map(created.map((one) => [one.path, one])).values()];
  return unique.filter(({ path }) => !unique.some((other) => path.startsWith(`${other.path}/`)));
}
