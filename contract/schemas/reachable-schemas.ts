import { at, isObject, type JsonObject } from '../json.ts';
import { mapSchema } from './schema-map.ts';

/** The pointers of all schemas that a value is judged by when it is judged by one of these: inside and referred to. */
export function reachableSchemas(document: JsonObject, roots: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    const schema = at(document, pointer);
    if (reached.has(pointer) || !isObject(schema)) continue;
    mapSchema(schema, pointer, (inner, where) => {
      reached.add(where);
      if (typeof inner.$ref === 'string') waiting.push(inner.$ref);
      return inner;
    });
  }
  return reached;
}
