import { isObject, type JsonObject } from '../json.ts';
import { withoutAnchors } from './anchors.ts';
import { composedReferences } from './ref-siblings.ts';
import { mapSchemas } from './schema-map.ts';

/**
 * OpenAPI 3.0's dialect of JSON Schema in the words of 2020-12, meaning unchanged: `nullable` beside a type, boolean
 * `exclusiveMinimum`, `$ref` that hides what stands beside it. Of a 3.1 document, only
 * references to anchors and those with siblings are said otherwise.
 */
export function inCurrentDialect(document: JsonObject): JsonObject {
  if (!String(document.openapi).startsWith('3.0')) return composedReferences(withoutAnchors(document));
  return mapSchemas(document, (schema) => exclusiveBounds(nullableType(loneReference(schema))));
}

function loneReference(schema: JsonObject): JsonObject {
  return typeof schema.$ref === 'string' ? { $ref: schema.$ref } : schema;
}

function nullableType(schema: JsonObject): JsonObject {
  if (schema.nullable !== true || typeof schema.type !== 'string') return schema;
  const { nullable: _, ...rest } = schema;
  return { ...rest, type: [schema.type, 'null'] };
}

function exclusiveBounds(schema: JsonObject): JsonObject {
  const { exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  if (typeof exclusiveMinimum !== 'boolean' && typeof exclusiveMaximum !== 'boolean') return schema;
  const result: Record<string, unknown> = { ...rest };
  if (exclusiveMinimum === true) moveBound(result, 'minimum', 'exclusiveMinimum');
  if (exclusiveMaximum === true) moveBound(result, 'maximum', 'exclusiveMaximum');
  return result;
}

function moveBound(schema: Record<string, unknown>, inclusive: string, exclusive: string): void {
  if (typeof schema[inclusive] !== 'number') return;
  schema[exclusive] = schema[inclusive];
  delete schema[inclusive];
}

/** The types a schema allows by its `type`, or none if it does not say. */
export function typesOf(schema: unknown): string[] {
  if (!isObject(schema)) return [];
  if (typeof schema.type === 'string') return [schema.type];
  return Array.isArray(schema.type) ? schema.type.filter((type) => typeof type === 'string') : [];
}
