import { isOpenApi32 } from '../document/is-openapi-32.ts';
import { isObject, type JsonObject } from '../json.ts';

/** An operation of a path item: its method as it is sent, and the members that lead to it. */
export interface ItemOperation {
  readonly method: string;
  readonly place: readonly string[];
  readonly operation: JsonObject;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/**
 * The operations of a path item: those of the fixed methods, in OpenAPI 3.2 also `query` and what stands below
 * `additionalOperations`, where methods are written as they are sent. In 3.1 those two members mean nothing.
 */
export function operationsOf(document: JsonObject, item: JsonObject): ItemOperation[] {
  const is32 = isOpenApi32(document);
  const fixed = [...methods, ...(is32 ? ['query'] : [])].flatMap((name) => {
    const operation = item[name];
    return isObject(operation) ? [{ method: name.toUpperCase(), place: [name], operation }] : [];
  });
  const more = is32 && isObject(item.additionalOperations) ? Object.entries(item.additionalOperations) : [];
  const known = new Set(fixed.map(({ method }) => method));
  const additional = more.flatMap(([name, operation]) => {
    // The fixed members say more of the same method; extensions are no methods.
    if (!isObject(operation) || known.has(name.toUpperCase()) || name.startsWith('x-')) return [];
    return [{ method: name.toUpperCase(), place: ['additionalOperations', name], operation }];
  });
  return [...fixed, ...additional];
}
