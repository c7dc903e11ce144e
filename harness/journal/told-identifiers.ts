import { child, isObject } from '../../contract/json.ts';
import { lastSegment } from '../../contract/operations/last-segment.ts';
import { callingMember, identifierMember, plain } from '../../contract/resources/identifiers.ts';
import { namesOneOf } from '../../contract/resources/noun.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import { type Exchange, jsonOf } from '../model/exchange.ts';
import { identifierAt } from '../request/made-identifier.ts';

/** Identifiers of what a request made. */
export interface Told {
  readonly ids: readonly string[];
  /** They are only likely: a removal that finds nothing does not show that they are gone. */
  readonly guessed?: true;
}

/** Whether nothing was called so in a collection before the run. */
export type IsNew = (collection: Collection, name: string) => boolean;

/**
 * What an answer tells about what was made: a member of it, its Location, a member inside an envelope, or what the request
 * itself called it. Nothing, where none of them says it.
 */
export function toldIdentifiers(
  exchange: Exchange,
  collection: Collection,
  { graph, isNew = () => false }: { readonly graph: ResourceGraph; readonly isNew?: IsNew | undefined },
): Told {
  const json = jsonOf(exchange.response);
  const many = Array.isArray(json) ? json : [json];
  const found = many.flatMap((one) => identifierIn(one, collection, graph) ?? []);
  if (found.length > 0) return { ids: found };
  const last = lastSegment(exchange.response.headers.location ?? '');
  if (last !== '') return { ids: [last] };
  const isMany =
    collection.roles['create-many'] !== undefined || Array.isArray(parsed(exchange.request.body));
  const inside = insideEnvelope(json, collection, { depth: 0, isMany });
  const guessed = inside.length > 0 ? inside : requested(exchange, collection, isNew);
  return { ids: guessed, guessed: true };
}

/** The identifier of a resource, as its representation has it; undefined if it has none. */
export function identifierIn(
  json: unknown,
  { parameter, roles }: Collection,
  graph: ResourceGraph,
): string | undefined {
  const item = roles.read ?? roles.remove ?? roles.replace;
  const producer = item && graph.producerFor(item);
  const names = isObject(json) ? Object.keys(json) : [];
  const called = identifierMember(names, parameter) ?? callingMember(names, parameter) ?? parameter;
  return identifierAt(json, producer?.pointer ?? producer?.chosen ?? child('', called));
}

/** What a resource is called after a request that changes it: in the answer, its Location, or the request. */
export function namesAfter(
  { request, response }: Exchange,
  collection: Collection,
  graph: ResourceGraph,
): readonly string[] {
  const told = [
    identifierIn(jsonOf(response), collection, graph),
    lastSegment(response.headers.location ?? ''),
    identifierIn(parsed(request.body), collection, graph),
  ];
  return [...new Set(told.flatMap((name) => (name === undefined || name === '' ? [] : [name])))];
}

/** The identifier of the resource that a response shows, by itself or in an envelope; undefined if it shows none. */
export function identifierShown(
  json: unknown,
  collection: Collection,
  graph: ResourceGraph,
): string | undefined {
  const [inside] = insideEnvelope(json, collection, { depth: 0, isMany: false });
  return identifierIn(json, collection, graph) ?? inside;
}

/** Members that hold a resource and are no part of it. */
const wrappers = new Set([
  ...['data', 'result', 'results', 'item', 'items', 'payload', 'response', 'record', 'object', 'entity'],
  ...['resource', 'created', 'content', 'value', 'body', 'document', 'attributes'],
]);

/** Wrappers inside of wrappers that are looked into. */
const deepest = 3;

/** `{ok, data: {board: {_id}}}`: the identifier of a board, and of nothing that only stands beside it. */
function insideEnvelope(
  json: unknown,
  collection: Collection,
  { depth, isMany }: { readonly depth: number; readonly isMany: boolean },
): readonly string[] {
  if (depth > deepest) return [];
  if (Array.isArray(json))
    return isMany ? json.flatMap((one) => insideEnvelope(one, collection, { depth, isMany })) : [];
  if (!isObject(json)) return [];
  const isOne = (name: string): boolean => namesOneOf(name, collection.path);
  const isWrapper = (name: string): boolean => wrappers.has(name.toLowerCase()) || isOne(name);
  const own = memberOf(json, collection.parameter);
  if (own !== undefined) return [own];
  const inner = Object.entries(json).filter(([name]) => isWrapper(name));
  const named = inner.filter(([name]) => isOne(name));
  return (named.length > 0 ? named : inner).flatMap(([, value]) =>
    insideEnvelope(value, collection, { depth: depth + 1, isMany }),
  );
}

/** What the request called what it made, where nothing of others can be called so. */
function requested({ request }: Exchange, collection: Collection, isNew: IsNew): readonly string[] {
  const body = parsed(request.body);
  if (!isObject(body)) return [];
  const names = [memberOf(body, collection.parameter), ...(isNameOfOne(collection) ? [text(body.name)] : [])];
  return names.flatMap((name) => (name !== undefined && isNew(collection, name) ? [name] : [])).slice(0, 1);
}

function memberOf(json: Readonly<Record<string, unknown>>, parameter: string): string | undefined {
  const name = identifierMember(Object.keys(json), parameter);
  return name === undefined ? undefined : text(json[name]);
}

/** Whether the last parameter is called like what it names, or its name: `/tenants/{tenant}`, `/tenants/{tenantName}`. */
function isNameOfOne(collection: Collection): boolean {
  const parameter = plain(collection.parameter);
  return parameter === 'name' || namesOneOf(parameter.replace(/name$/, ''), collection.path);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function parsed(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}
