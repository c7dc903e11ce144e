/** JSON as it comes through a door, and JSON Pointers into it (RFC 6901, written as URI fragments: "#/a/b~1c"). */

export type JsonObject = { readonly [member: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** "#/paths" + "/pets" → "#/paths/~1pets" */
export function child(pointer: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>(
    (at, token) => `${at}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    pointer,
  );
}

/** The tokens of "#/paths/~1pets": ["paths", "/pets"]. A fragment may be percent-encoded. */
export function tokens(pointer: string): string[] {
  const path = pointer.replace(/^#/, '');
  if (path === '') return [];
  return path
    .slice(1)
    .split('/')
    .map((token) => decode(token).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What a pointer points at, or undefined. */
export function at(document: unknown, pointer: string): unknown {
  let value: unknown = document;
  for (const token of tokens(pointer)) {
    if (Array.isArray(value)) value = value[Number(token)];
    else if (isObject(value) && Object.hasOwn(value, token)) value = value[token];
    else return undefined;
  }
  return value;
}

function decode(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}
