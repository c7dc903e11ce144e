import { isObject, type JsonObject } from '../json.ts';
import { mapSchemas } from './schema-map.ts';

/**
 * What `readOnly` and `writeOnly` mean for a body: a required read-only member is not required in a request, a
 * required write-only member not in a response. Returns the same object where the document has no such member.
 */
export function forDirection(document: JsonObject, direction: 'request' | 'response'): JsonObject {
  const keyword = direction === 'request' ? 'readOnly' : 'writeOnly';
  let changed = false;
  const result = mapSchemas(document, (schema) => {
    const { required, properties } = schema;
    if (!Array.isArray(required) || !isObject(properties)) return schema;
    const stay = required.filter((name) => !isMarked(properties[String(name)], keyword));
    if (stay.length === required.length) return schema;
    changed = true;
    return { ...schema, required: stay };
  });
  return changed ? result : document;
}

function isMarked(schema: unknown, keyword: string): boolean {
  return isObject(schema) && schema[keyword] === true;
}
