import { isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';

/** A schema with what its references and `allOf` say, in one object. */
export interface FlatSchema {
  readonly keywords: JsonObject;
  /** Pointers of all schemas that it is made of: what says that two are the same. */
  readonly pointers: readonly string[];
}

const deepest = 20;

/** Nothing is allowed. */
const never: JsonObject = { not: {} };

/** Reads a schema as one object: `$ref` followed, `allOf` merged. What two parts of `allOf` say differently, the last one says. */
export function flatten(document: JsonObject, schema: unknown, depth = 0): FlatSchema {
  if (schema === false) return { keywords: never, pointers: [] };
  if (!isObject(schema) || depth > deepest) return { keywords: {}, pointers: [] };
  const { $ref, allOf, ...own } = schema;
  const parts = [
    ...(typeof $ref === 'string' ? [flattenReference(document, $ref, depth)] : []),
    ...(Array.isArray(allOf) ? allOf.map((part) => flatten(document, part, depth + 1)) : []),
  ];
  return {
    keywords: [...parts.map(({ keywords }) => keywords), own].reduce(merged, {}),
    pointers: parts.flatMap(({ pointers }) => pointers),
  };
}

function flattenReference(document: JsonObject, reference: string, depth: number): FlatSchema {
  const found = resolve(document, { $ref: reference }, reference);
  if (!found) return { keywords: {}, pointers: [reference] };
  const { keywords, pointers } = flatten(document, found.value, depth + 1);
  return { keywords, pointers: [found.pointer, ...pointers] };
}

function merged(one: JsonObject, other: JsonObject): JsonObject {
  const properties = [one.properties, other.properties].filter(isObject);
  const required = [one.required, other.required].filter(Array.isArray).flat();
  return {
    ...one,
    ...other,
    ...(properties.length > 0 && { properties: Object.assign({}, ...properties) }),
    ...(required.length > 0 && { required: [...new Set(required)] }),
  };
}
