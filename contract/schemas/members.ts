import { isObject, type JsonObject } from '../json.ts';
import { resolve } from './references.ts';

const deepest = 5;

/** The names of the members an object schema declares, through references and compositions. */
export function membersOf(document: JsonObject, schema: unknown, depth = 0): string[] {
  const value = resolve(document, schema, '#')?.value;
  if (!value || depth > deepest) return [];
  const own = isObject(value.properties) ? Object.keys(value.properties) : [];
  const parts = [value.allOf, value.oneOf, value.anyOf].filter(Array.isArray).flat();
  return [...own, ...parts.flatMap((part) => membersOf(document, part, depth + 1))];
}

/** The schemas of the members that an object schema declares, by name, through references and compositions. */
export function memberSchemas(
  document: JsonObject,
  schema: unknown,
  depth = 0,
): ReadonlyMap<string, JsonObject> {
  const value = resolve(document, schema, '#')?.value;
  if (!value || depth > deepest) return new Map();
  const own = isObject(value.properties) ? Object.entries(value.properties) : [];
  const parts = [value.allOf, value.oneOf, value.anyOf].filter(Array.isArray).flat();
  return new Map([
    ...parts.flatMap((part) => [...memberSchemas(document, part, depth + 1)]),
    ...own.flatMap(([name, member]): [string, JsonObject][] => {
      const inner = resolve(document, member, '#')?.value;
      return inner ? [[name, inner]] : [];
    }),
  ]);
}

/** What an object schema says about a member, through references and compositions; the first that says anything. */
export function memberSchema(document: JsonObject, schema: unknown, name: string, depth = 0): unknown {
  const value = resolve(document, schema, '#')?.value;
  if (!value || depth > deepest) return undefined;
  if (isObject(value.properties) && name in value.properties) return value.properties[name];
  const parts = [value.allOf, value.oneOf, value.anyOf].filter(Array.isArray).flat();
  for (const part of parts) {
    const found = memberSchema(document, part, name, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
