import { child, isObject, type JsonObject, tokens } from '../json.ts';
import { inPlace, type Placed } from './in-place.ts';

/**
 * Where a document says what is wrong about a value: the pointer of the schema that has the keyword, for a place inside a
 * value that the schema at `pointer` judges. Of a place that nothing describes, the innermost schema around it.
 */
export function writtenAt(document: JsonObject, pointer: string, place: string, keyword: string): string {
  let schemas = inPlace(document, pointer);
  for (const token of tokens(place)) {
    const inner = first(schemas, namedMember, token) ?? first(schemas, otherMember, token);
    if (inner === undefined) break;
    schemas = inPlace(document, inner);
  }
  const own = schemas.find(({ schema }) => Object.hasOwn(schema, keyword));
  const written = own ?? schemas.find(({ schema }) => schema.$ref === undefined);
  return written?.pointer ?? pointer;
}

function first(schemas: readonly Placed[], find: typeof namedMember, token: string): string | undefined {
  return schemas.map((placed) => find(placed, token)).find((found) => found !== undefined);
}

/** The pointer of the schema that names one member of an object, or is for one item of an array. */
function namedMember({ schema, pointer }: Placed, token: string): string | undefined {
  const { properties, prefixItems } = schema;
  if (isObject(properties) && Object.hasOwn(properties, token)) return child(pointer, 'properties', token);
  if (/^\d+$/.test(token) && Array.isArray(prefixItems) && Number(token) < prefixItems.length)
    return child(pointer, 'prefixItems', token);
  return undefined;
}

/** The pointer of the schema for all items, or for members that no schema names. */
function otherMember({ schema: { items, additionalProperties }, pointer }: Placed, token: string) {
  if (/^\d+$/.test(token) && isObject(items)) return child(pointer, 'items');
  return isObject(additionalProperties) ? child(pointer, 'additionalProperties') : undefined;
}
