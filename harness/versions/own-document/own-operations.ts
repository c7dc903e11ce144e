import type { Contract } from '../../../contract/contract.ts';
import { documentedInExtension } from '../../../contract/extensions.ts';
import { at, isObject, type JsonObject } from '../../../contract/json.ts';
import type { Operation } from '../../../contract/operations/operation.ts';
import { parametersOf } from '../../../contract/operations/path-template.ts';
import { resolve } from '../../../contract/schemas/references.ts';

/** In `x-documented-in`, of responses that only the document of the instance has. */
export const ownDocument = 'own-document';

/** Members of a path item that OpenAPI 3.1 has; our documents are written in that. */
const methods = /\/(get|put|post|delete|options|head|patch|trace)$/;

/** An operation of another document, and the path that it gets in ours. */
export interface PlacedOperation {
  readonly operation: Operation;
  readonly path: string;
}

/**
 * A document with operations of another one, which says more of the same API, as far as OpenAPI 3.1 has their methods.
 * `renamed` gives a part of the other one with its references as they are in the first. Pure.
 */
export function withOperations(
  document: JsonObject,
  { written }: Pick<Contract, 'written'>,
  placed: readonly PlacedOperation[],
  renamed: (part: unknown) => unknown,
): JsonObject {
  const paths: Record<string, unknown> = isObject(document.paths) ? { ...document.paths } : {};
  const ids = new Set(idsIn(document));
  for (const { operation, path } of placed.filter(({ operation: { pointer } }) => methods.test(pointer))) {
    const { operationId, servers: _, ...said } = operationIn(written, operation);
    const added = renamed({
      ...said,
      // Links lead to operations by this name: the first document keeps it.
      ...(typeof operationId === 'string' && !ids.has(operationId) && { operationId }),
      parameters: named(parametersIn(written, operation), operation.path, path),
      security: said.security ?? written.security ?? [],
      responses: labelled(written, said.responses),
    });
    const before = paths[path];
    paths[path] = { ...(isObject(before) && before), [operation.method.toLowerCase()]: added };
  }
  return { ...document, paths };
}

function idsIn({ paths }: JsonObject): unknown[] {
  const items = isObject(paths) ? Object.values(paths).filter(isObject) : [];
  return items.flatMap((item) =>
    Object.values(item).map((one) => (isObject(one) ? one.operationId : undefined)),
  );
}

function operationIn(document: JsonObject, { pointer }: Operation): JsonObject {
  const found = at(document, pointer);
  return isObject(found) ? found : {};
}

/** Those of its path as well: the path may be another one's. */
function parametersIn(document: JsonObject, { pointer }: Operation): readonly JsonObject[] {
  const item = at(document, pointer.replace(methods, ''));
  const lists = [at(document, `${pointer}/parameters`), isObject(item) ? item.parameters : undefined];
  const all = lists
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .flatMap((parameter) => {
      const resolved = resolve(document, parameter, '#');
      return resolved ? [resolved.value] : [];
    });
  // An operation's own replace those of its path.
  return [...new Map(all.toReversed().map((one) => [`${one.in} ${one.name}`, one])).values()];
}

/** Path parameters by the names that they have in another template of the same shape. */
function named(parameters: readonly JsonObject[], from: string, to: string): readonly JsonObject[] {
  const [before, after] = [parametersOf(from), parametersOf(to)];
  return parameters.map((parameter) => {
    const name = parameter.in === 'path' ? after[before.indexOf(String(parameter.name))] : undefined;
    return name === undefined ? parameter : { ...parameter, name };
  });
}

function labelled(document: JsonObject, responses: unknown): JsonObject {
  if (!isObject(responses)) return {};
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      const resolved = resolve(document, response, '#');
      return [status, resolved ? { ...resolved.value, [documentedInExtension]: [ownDocument] } : response];
    }),
  );
}
