import { isObject, type JsonObject } from '../json.ts';
import { resolve } from './references.ts';

/** Whether a schema allows any value, so that one that is made would be of any type. `where`: its pointer. */
export function saysNothing(document: JsonObject, schema: unknown, where: string): boolean {
  if (schema === true) return true;
  const resolved = resolve(document, schema, where)?.value;
  if (!isObject(resolved)) return false;
  return !Object.keys(resolved).some((name) => keywords.has(name));
}

/** What says something about the value. */
const keywords = new Set([
  '$ref',
  '$defs',
  'type',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'items',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'example',
  'examples',
  'default',
]);
