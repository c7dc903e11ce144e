import { at, child, isObject, type JsonObject, tokens } from '../json.ts';

/** Schemas that judge the same value. */

/** A schema and where it stands. */
export interface Placed {
  readonly schema: JsonObject;
  readonly pointer: string;
  /** Whether every value is judged by it; an alternative judges some. */
  readonly isCertain: boolean;
}

/** The schema at a pointer and all that judge the same value as it does, through references; each once. */
export function inPlace(document: JsonObject, pointer: string): Placed[] {
  const found = new Map<string, Placed>();
  // What is certain is looked at first, so that it counts as certain however it is reached besides.
  const waiting: { readonly pointer: string; readonly isCertain: boolean }[] = [{ pointer, isCertain: true }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const where = canonical(next.pointer);
    const schema = at(document, where);
    if (!isObject(schema) || found.has(where)) continue;
    const { isCertain } = next;
    found.set(where, { schema, pointer: where, isCertain });
    const certain = partsOf(schema, where, ['allOf']);
    if (typeof schema.$ref === 'string') certain.push(schema.$ref);
    waiting.unshift(...certain.map((part) => ({ pointer: part, isCertain })));
    const alternatives = partsOf(schema, where, ['anyOf', 'oneOf', 'if', 'then', 'else']);
    waiting.push(...alternatives.map((part) => ({ pointer: part, isCertain: false })));
  }
  return [...found.values()];
}

function partsOf(schema: JsonObject, pointer: string, keywords: readonly string[]): string[] {
  return keywords.flatMap((keyword) => {
    const parts = schema[keyword];
    if (Array.isArray(parts)) return parts.map((_, index) => child(pointer, keyword, index));
    return isObject(parts) ? [child(pointer, keyword)] : [];
  });
}

/** The pointer as `child` writes it, whatever its author encodes. */
export function canonical(pointer: string): string {
  return child('#', ...tokens(pointer));
}
