/** What a JSON Pointer leads to: the last step is a member of an object, or an index of an array. */
export type Place =
  | { readonly in: 'object'; readonly parent: Record<string, unknown>; readonly key: string }
  | { readonly in: 'array'; readonly parent: unknown[]; readonly index: number };

const pointerSyntax = /^(?:\/(?:[^~/]|~[01])*)*$/;
const indexSyntax = /^(?:0|[1-9][0-9]*)$/;

/** The tokens of a JSON Pointer (RFC 6901, section 3); undefined if the text is none. */
export function tokensOf(pointer: string): readonly string[] | undefined {
  if (!pointerSyntax.test(pointer)) return undefined;
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * Where the tokens lead, whether something is there or not; undefined if there is nothing on the way that has a place for
 * it. Members that every object of JavaScript has, such as `length` and `constructor`, are none of the document. The token
 * `-` is the place behind the last item (RFC 6901, section 4).
 */
export function placeOf(holder: object, tokens: readonly string[]): Place | undefined {
  let value: unknown = holder;
  for (const token of tokens.slice(0, -1)) {
    const place = placeIn(value, token);
    if (!place || !isThere(place)) return undefined;
    value = valueAt(place);
  }
  const last = tokens.at(-1);
  return last === undefined ? undefined : placeIn(value, last);
}

/** Whether a place has a value. */
export function isThere(place: Place): boolean {
  return place.in === 'array' ? place.index < place.parent.length : Object.hasOwn(place.parent, place.key);
}

/** The value of a place that has one. */
export function valueAt(place: Place): unknown {
  return place.in === 'array' ? place.parent[place.index] : place.parent[place.key];
}

function placeIn(parent: unknown, token: string): Place | undefined {
  if (typeof parent !== 'object' || parent === null) return undefined;
  if (!Array.isArray(parent)) return { in: 'object', parent: parent as Record<string, unknown>, key: token };
  if (token === '-') return { in: 'array', parent, index: parent.length };
  return indexSyntax.test(token) ? { in: 'array', parent, index: Number(token) } : undefined;
}
