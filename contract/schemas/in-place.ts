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
  const first = placed(document, pointer, true);
  // What is certain is looked at first, so that it counts as certain however it is reached besides.
  const waiting = first ? [first] : [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (found.has(next.pointer)) continue;
    found.set(next.pointer, next);
    const { schema, isCertain } = next;
    const referred = typeof schema.$ref === 'string' && placed(document, schema.$ref, isCertain);
    waiting.unshift(...partsOf(next, ['allOf'], isCertain), ...(referred ? [referred] : []));
    waiting.push(...partsOf(next, ['anyOf', 'oneOf', 'if', 'then', 'else'], false));
  }
  return [...found.values()];
}

function placed(document: JsonObject, pointer: string, isCertain: boolean): Placed | undefined {
  const where = canonical(pointer);
  const schema = at(document, where);
  return isObject(schema) ? { schema, pointer: where, isCertain } : undefined;
}

function partsOf({ schema, pointer }: Placed, keywords: readonly string[], isCertain: boolean): Placed[] {
  return keywords.flatMap((keyword) => {
    const parts = schema[keyword];
    if (Array.isArray(parts))
      return parts.flatMap((part, index) =>
        isObject(part) ? [{ schema: part, pointer: child(pointer, keyword, index), isCertain }] : [],
      );
    return isObject(parts) ? [{ schema: parts, pointer: child(pointer, keyword), isCertain }] : [];
  });
}

/** The pointer as `child` writes it, whatever its author encodes. */
export function canonical(pointer: string): string {
  return /^#\/[^~%]*$/.test(pointer) ? pointer : child('#', ...tokens(pointer));
}
