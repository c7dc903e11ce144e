import type { LinksObject, OperationObject, ResponseObject } from 'openapi3-ts/oas31';
import type { Operation } from '../builder/operation.ts';

/**
 * Adds to every 201 that creates one addressable resource the links to the operations that use its new identifier:
 * the standard way to say producer → consumer.
 */
export function withLinks(operations: readonly Operation[]): Operation[] {
  return operations.map((producer) => {
    const links = linksFrom(producer, operations);
    const created = producer.definition.responses?.['201'] as ResponseObject | undefined;
    if (!created || Object.keys(links).length === 0) return producer;
    const responses = { ...producer.definition.responses, 201: { ...created, links } };
    return { ...producer, definition: { ...producer.definition, responses } };
  });
}

function linksFrom(producer: Operation, operations: readonly Operation[]): LinksObject {
  const item = operations.find(({ path }) => path.startsWith(`${producer.path}/{`) && path.endsWith('}'));
  if (producer.method !== 'post' || !item) return {};
  const id = item.path.slice(producer.path.length + 2, -1);
  const known = parametersIn(producer.path);
  const consumers = operations.filter(({ path }) => {
    const needed = parametersIn(path);
    return needed.includes(id) && needed.every((name) => name === id || known.includes(name));
  });
  const inherited = known.map((name) => [name, `$request.path.${name}`]);
  const parameters = Object.fromEntries([...inherited, [id, `$response.body#/${memberFor(id)}`]]);
  return Object.fromEntries(
    consumers.map(({ definition }) => [definition.operationId, linkTo(definition, parameters)]),
  );
}

function linkTo(
  { operationId }: OperationObject,
  parameters: Record<string, string>,
): { operationId: string; parameters: Record<string, string> } {
  return { operationId: operationId ?? '', parameters };
}

/** Where the new identifier stands in the answer: metadata are addressed by key, everything else by id. */
function memberFor(parameter: string): string {
  return parameter === 'key' ? 'key' : 'id';
}

function parametersIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
