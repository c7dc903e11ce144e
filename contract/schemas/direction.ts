import { child, isObject, type JsonObject } from '../json.ts';
import { perObject, remembered } from '../memoise.ts';
import { inPlace } from './in-place.ts';
import { resolve } from './references.ts';
import { mapSchemas, visitSchemas } from './schema-map.ts';

export type Direction = 'request' | 'response';

/** The keyword of members that are not sent that way: read-only ones in requests, write-only ones in responses. */
export function keywordOfUnsent(direction: Direction): 'readOnly' | 'writeOnly' {
  return direction === 'request' ? 'readOnly' : 'writeOnly';
}

/**
 * What `readOnly` and `writeOnly` mean for a body: a required read-only member is not required in a request, a required
 * write-only member not in a response, whichever part of a composition says the one and which the other. Returns the
 * same object where the document has no such member, and the same one to all who ask.
 */
export function forDirection(document: JsonObject, direction: Direction): JsonObject {
  return directionsOf(document)(direction);
}

const directionsOf = perObject((document: JsonObject) =>
  remembered((direction: Direction) => withoutUnsent(document, direction)),
);

function withoutUnsent(document: JsonObject, direction: Direction): JsonObject {
  const unsent = unsentMembers(document, keywordOfUnsent(direction));
  if (unsent.size === 0) return document;
  let changed = false;
  const result = mapSchemas(document, (schema, pointer) => {
    const { required } = schema;
    const names = unsent.get(pointer);
    if (!names || !Array.isArray(required)) return schema;
    const stay = required.filter((name) => !names.has(String(name)));
    if (stay.length === required.length) return schema;
    changed = true;
    return { ...schema, required: stay };
  });
  return changed ? result : document;
}

/** By the pointer of each schema the names that some schema, judging the same value, says are not sent. */
function unsentMembers(document: JsonObject, keyword: string): ReadonlyMap<string, ReadonlySet<string>> {
  const marked = new Map<string, string[]>();
  visitSchemas(document, ({ properties }, pointer) => {
    if (!isObject(properties)) return;
    const names = Object.entries(properties).filter(([name, member]) =>
      isMarked(document, member, child(pointer, 'properties', name), keyword),
    );
    if (names.length > 0)
      marked.set(
        pointer,
        names.map(([name]) => name),
      );
  });
  const unsent = new Map<string, Set<string>>();
  if (marked.size === 0) return unsent;
  visitSchemas(document, (_, pointer) => {
    const parts = inPlace(document, pointer);
    const names = parts.flatMap((part) => marked.get(part.pointer) ?? []);
    if (names.length === 0) return;
    for (const part of parts) {
      unsent.set(part.pointer, new Set([...(unsent.get(part.pointer) ?? []), ...names]));
    }
  });
  return unsent;
}

/** Whether a member is marked: itself, by what it refers to or is composed of, or in all alternatives but "or null". */
export function isMarked(document: JsonObject, schema: unknown, pointer: string, keyword: string): boolean {
  return isMarkedWithin(document, schema, pointer, { keyword, depth: 0 });
}

interface Search {
  readonly keyword: string;
  readonly depth: number;
}

const deepest = 8;

function isMarkedWithin(document: JsonObject, schema: unknown, pointer: string, search: Search): boolean {
  if (!isObject(schema) || search.depth > deepest) return false;
  if (schema[search.keyword] === true) return true;
  const inner = { ...search, depth: search.depth + 1 };
  const within = (part: unknown) => isMarkedWithin(document, part, pointer, inner);
  if (typeof schema.$ref === 'string') {
    const target = resolve(document, schema, pointer);
    if (target && within(target.value)) return true;
  }
  if (Array.isArray(schema.allOf) && schema.allOf.some(within)) return true;
  return [schema.anyOf, schema.oneOf].some((branches) => {
    const others = Array.isArray(branches)
      ? branches.filter((one) => !isObject(one) || one.type !== 'null')
      : [];
    return others.length > 0 && others.every(within);
  });
}
