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

/** Keywords whose value is a map of schemas (one of them as older drafts write it), a list of schemas, one schema. */
const maps = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const singles = new Set([
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
]);

/** Where documents keep their schemas by name: OpenAPI 3, and Swagger 2.0, whose definitions stay in their place. */
export const schemaLibraries: readonly string[] = ['#/components/schemas', '#/definitions'];

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

/** The document with every schema transformed, innermost first. What stays as it is, is shared and not copied. */
export function mapSchemas(document: JsonObject, transform: Transform): JsonObject {
  return mapNode(document, '#', { schema: transform, data: (value) => value });
}

/** The document with every schema and everything under `example` and `examples` transformed; shares what stays. */
export function mapDocument(document: JsonObject, mapping: Mapping): JsonObject {
  return mapNode(document, '#', mapping);
}

/** The document without examples: what validators are made from, with nothing in it that merely looks like a schema. */
export function withoutExamples(document: JsonObject): JsonObject {
  return mapNode(document, '#', { schema: judgedOnly, data: () => undefined });
}

/** A schema without what is not judged by; the same object where it has none of that. */
export function judgedOnly(schema: JsonObject): JsonObject {
  // Ajv refuses `nullable` beside no type, also where it says that null is not allowed.
  const isRefused = 'nullable' in schema && schema.nullable !== true;
  if (!('example' in schema || 'examples' in schema || isRefused)) return schema;
  const { example: _, examples: __, nullable, ...rest } = schema;
  return nullable === true ? { ...rest, nullable } : rest;
}

/** The same object if every member stays as it is; else a copy. */
function mapMembers(object: JsonObject, change: (value: unknown, key: string) => unknown): JsonObject {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(object)) {
    const changed = change(object[key], key);
    if (changed === object[key]) continue;
    copy ??= { ...object };
    copy[key] = changed;
  }
  return copy ?? object;
}

/** The same list if every item stays as it is; else a copy. */
function mapItems(
  list: readonly unknown[],
  change: (item: unknown, index: number) => unknown,
): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, item] of list.entries()) {
    const changed = change(item, index);
    if (changed === item) continue;
    copy ??= [...list];
    copy[index] = changed;
  }
  return copy ?? list;
}

function mapNode(node: JsonObject, pointer: string, mapping: Mapping): JsonObject {
  mapping.node?.(node, pointer);
  return mapMembers(node, (value, key) => mapMember(key, value, pointer, mapping));
}

function mapMember(key: string, value: unknown, holder: string, mapping: Mapping): unknown {
  if (data.has(key)) return mapping.data(value);
  if (typeof value !== 'object' || value === null || key.startsWith('x-')) return value;
  const pointer = child(holder, key);
  if (Array.isArray(value)) return mapItems(value, (item, index) => mapItem(item, pointer, index, mapping));
  if (!isObject(value)) return value;
  if (key === 'schema' || key === 'itemSchema') return mapSchema(value, pointer, mapping.schema);
  if (named.has(key)) return mapMembers(value, (node, name) => mapItem(node, pointer, name, mapping));
  if (schemaLibraries.includes(pointer)) return mapEach(value, pointer, mapping.schema);
  return mapNode(value, pointer, mapping);
}

function mapItem(item: unknown, holder: string, name: string | number, mapping: Mapping): unknown {
  return isObject(item) ? mapNode(item, child(holder, name), mapping) : item;
}

/** Transforms one schema and all inside it; `$ref`s are not followed. */
export function mapSchema(schema: JsonObject, pointer: string, transform: Transform): JsonObject {
  const inner = mapMembers(schema, (value, key) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value))
      return lists.has(key) ? mapEachOf(value, child(pointer, key), transform) : value;
    if (!isObject(value)) return value;
    if (maps.has(key)) return mapEach(value, child(pointer, key), transform);
    return singles.has(key) ? mapSchema(value, child(pointer, key), transform) : value;
  });
  return transform(inner, pointer);
}

function mapEach(schemas: JsonObject, pointer: string, transform: Transform): JsonObject {
  return mapMembers(schemas, (schema, name) => mapInner(schema, pointer, name, transform));
}

function mapEachOf(schemas: readonly unknown[], pointer: string, transform: Transform): readonly unknown[] {
  return mapItems(schemas, (schema, index) => mapInner(schema, pointer, index, transform));
}

function mapInner(schema: unknown, holder: string, name: string | number, transform: Transform): unknown {
  return isObject(schema) ? mapSchema(schema, child(holder, name), transform) : schema;
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
