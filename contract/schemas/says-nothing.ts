import { isObject, type JsonObject } from '../json.ts';
import { resolve } from './references.ts';

/** Whether a schema allows any value, so that one that is made would be of any type. `where`: its pointer. */
export function saysNothing(document: JsonObject, schema: unknown, where: string): boolean {
  if (schema === true) return true;
  const resolved = resolve(document, schema, where)?.value;
  if (!isObject(resolved)) return false;
  return Object.keys(resolved).every((name) => annotations.has(name) || name.startsWith('x-'));
}

/** Keywords that describe a value to people and tools, and allow every value. */
const annotations = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$comment',
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  'nullable',
  'discriminator',
  'xml',
  'externalDocs',
]);
