import { child, isObject, type JsonObject } from '../json.ts';

/** Where schemas stand in an OpenAPI document, and inside each other. The only place that knows. */

type Transform = (schema: JsonObject, pointer: string) => JsonObject;

/** What becomes of each part of a document. */
export interface Mapping {
  readonly schema: Transform;
  /** Examples. */
  readonly data: (value: unknown) => unknown;
  /** Told of every object outside of schemas and examples. */
  readonly node?: (node: JsonObject, pointer: string) => void;
}

/** Keywords whose value is a map of schemas, a list of schemas, one schema. */
const maps = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const singles = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
  'contentSchema',
];

/** Members outside of schemas that hold data, in which nothing is a schema whatever it looks like. */
const data = new Set(['example', 'examples']);

/** Members outside of schemas whose keys are names that people chose: "example" is nothing special there. */
const named = new Set([
  'parameters',
  'responses',
  'headers',
  'requestBodies',
  'content',
  'encoding',
  'callbacks',
  'pathItems',
  'mediaTypes',
  'webhooks',
  'additionalOperations',
]);

/** A copy of the document with every schema transformed, innermost first. */
export function mapSchemas(document: JsonObject, transform: Transform): JsonObject {
  return mapNode(document, '#', { schema: transform, data: (value) => value });
}

/** A copy of the document with every schema and everything under `example` and `examples` transformed. */
export function mapDocument(document: JsonObject, mapping: Mapping): JsonObject {
  return mapNode(document, '#', mapping);
}

/** A copy without examples: what validators are made from, with nothing in it that merely looks like a schema. */
export function withoutExamples(document: JsonObject): JsonObject {
  return mapNode(document, '#', {
    // Ajv refuses `nullable` beside no type, also where it says that null is not allowed.
    schema: ({ example: _, examples: __, nullable, ...schema }) =>
      nullable === true ? { ...schema, nullable } : schema,
    data: () => undefined,
  });
}

function mapNode(node: JsonObject, pointer: string, mapping: Mapping): JsonObject {
  mapping.node?.(node, pointer);
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    mapMember(key, value, child(pointer, key), mapping),
  ]);
  return Object.fromEntries(entries);
}

function mapMember(key: string, value: unknown, pointer: string, mapping: Mapping): unknown {
  if (data.has(key)) return mapping.data(value);
  if (key.startsWith('x-')) return value;
  if ((key === 'schema' || key === 'itemSchema') && isObject(value))
    return mapSchema(value, pointer, mapping.schema);
  if (named.has(key) && isObject(value)) return mapNamed(value, pointer, mapping);
  if (pointer === '#/components/schemas' && isObject(value)) return mapEach(value, pointer, mapping.schema);
  if (Array.isArray(value)) return value.map((item, index) => mapItem(item, child(pointer, index), mapping));
  return isObject(value) ? mapNode(value, pointer, mapping) : value;
}

function mapNamed(nodes: JsonObject, pointer: string, mapping: Mapping): JsonObject {
  const entries = Object.entries(nodes).map(([name, node]) => [
    name,
    mapItem(node, child(pointer, name), mapping),
  ]);
  return Object.fromEntries(entries);
}

function mapItem(item: unknown, pointer: string, mapping: Mapping): unknown {
  return isObject(item) ? mapNode(item, pointer, mapping) : item;
}

/** Transforms one schema and all inside it; `$ref`s are not followed. */
export function mapSchema(schema: JsonObject, pointer: string, transform: Transform): JsonObject {
  const copy: Record<string, unknown> = { ...schema };
  for (const key of maps) {
    if (isObject(copy[key])) copy[key] = mapEach(copy[key], child(pointer, key), transform);
  }
  for (const key of lists) {
    const members = copy[key];
    if (!Array.isArray(members)) continue;
    copy[key] = members.map((member, index) =>
      isObject(member) ? mapSchema(member, child(pointer, key, index), transform) : member,
    );
  }
  for (const key of singles) {
    if (isObject(copy[key])) copy[key] = mapSchema(copy[key], child(pointer, key), transform);
  }
  return transform(copy, pointer);
}

function mapEach(schemas: JsonObject, pointer: string, transform: Transform): JsonObject {
  const entries = Object.entries(schemas).map(([name, schema]) => [
    name,
    isObject(schema) ? mapSchema(schema, child(pointer, name), transform) : schema,
  ]);
  return Object.fromEntries(entries);
}

/** Visits every schema of the document, innermost first. */
export function visitSchemas(
  document: JsonObject,
  visit: (schema: JsonObject, pointer: string) => void,
): void {
  mapSchemas(document, (schema, pointer) => {
    visit(schema, pointer);
    return schema;
  });
}

/** Visits every object of the document that is no schema, and is not inside of one or of an example; outermost first. */
export function visitNodes(document: JsonObject, visit: (node: JsonObject, pointer: string) => void): void {
  mapNode(document, '#', { schema: (schema) => schema, data: (value) => value, node: visit });
}
