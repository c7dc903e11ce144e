import { at, isObject, type JsonObject } from '../../contract/json.ts';
import { resolve } from '../../contract/schemas/references.ts';

/** The values that a schema (a pointer) limits a parameter to, as they stand in a path; empty where it does not. */
export function listedValues(document: JsonObject, schema: string | undefined): readonly string[] {
  if (schema === undefined) return [];
  const definition = resolve(document, at(document, schema), schema)?.value;
  return isObject(definition) && Array.isArray(definition.enum) ? definition.enum.map(String) : [];
}
