import type { LinksObject, ResponseObject } from 'openapi3-ts/oas31';
import type { Operation } from '../builder/operation.ts';
import { namesIn } from './identifiers.ts';

/**
 * The standard way to say producer → consumer: every 201 that creates one addressable resource links to the operations
 * that can use it. Bulk operations create several, and link to nothing.
 */
export function withLinks(operations: readonly Operation[]): Operation[] {
  return operations.map((producer) => {
    const created = producer.definition.responses?.['201'] as ResponseObject | undefined;
    if (!created) return producer;
    const links = linksFrom(producer, operations);
    if (Object.keys(links).length === 0) return producer;
    const responses = { ...producer.definition.responses, 201: { ...created, links } };
    return { ...producer, definition: { ...producer.definition, responses } };
  });
}

/** Links that a response declares itself: operations by id, with the members of the answer that they take. */
export function linksTo(
  operationIds: readonly string[],
  members: Readonly<Record<string, string>>,
): LinksObject {
  const taken = Object.entries(members).map(([parameter, member]) => [
    parameter,
    `$response.body#/${member}`,
  ]);
  const parameters = Object.fromEntries(taken);
  return Object.fromEntries(operationIds.map((operationId) => [operationId, { operationId, parameters }]));
}

function linksFrom(producer: Operation, operations: readonly Operation[]): LinksObject {
  const item = operations.find(({ path }) => {
    return path.startsWith(producer.path) && /^\/\{\w+\}$/.test(path.slice(producer.path.length));
  });
  if (item) return linksToItem(producer, item, operations);
  return linksToSingleton(producer, operations);
}

/** POST /things → everything at and below the new thing that needs no other identifier. */
function linksToItem(producer: Operation, item: Operation, operations: readonly Operation[]): LinksObject {
  const names = namesIn(item.path);
  const id = names.at(-1) ?? '';
  const consumers = operations.filter(
    ({ path }) => `${path}/`.startsWith(`${item.path}/`) && namesIn(path).length === names.length,
  );
  return toEach(consumers, { ...inherited(producer), [id]: `$response.body#/${memberFor(id)}` });
}

/** POST /things/{id}/thing, which is then read at the same address → the other methods of that address. */
function linksToSingleton(producer: Operation, operations: readonly Operation[]): LinksObject {
  const others = operations.filter(
    ({ path, method }) => path === producer.path && method !== producer.method,
  );
  return others.some(({ method }) => method === 'get') ? toEach(others, inherited(producer)) : {};
}

function inherited({ path }: Operation): Record<string, string> {
  return Object.fromEntries(namesIn(path).map((name) => [name, `$request.path.${name}`]));
}

function toEach(consumers: readonly Operation[], parameters: Record<string, string>): LinksObject {
  const ids = consumers.map(({ definition }) => definition.operationId ?? '');
  return Object.fromEntries(ids.map((operationId) => [operationId, { operationId, parameters }]));
}

/** Where the new identifier stands in the answer: metadata are addressed by key, everything else by id. */
function memberFor(parameter: string): string {
  return parameter === 'key' ? 'key' : 'id';
}
