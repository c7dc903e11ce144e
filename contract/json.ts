/**
 * JSON as it comes through a door, and JSON Pointers into it (RFC 6901): into documents as URI fragments, in which "%"
 * is encoded ("#/a/b~1c"), into values as they are ("/a/b~1c").
 */

export type JsonObject = { readonly [member: string]: unknown };

/**
 * Reads JSON as `JSON.parse` does, but for whole numbers that it would round up over the limit of 64 bits: the largest
 * one that is allowed (9223372036854775807) must not be taken for the smallest one that is not.
 */
export function parseJson(text: string): unknown {
  return /\d{19}/.test(text) ? JSON.parse(text, withinLimit) : JSON.parse(text);
}

function withinLimit(
  this: unknown,
  _: string,
  value: unknown,
  { source }: { readonly source?: string } = {},
): unknown {
  if (typeof value !== 'number' || source === undefined || !/^\d{19,20}$/.test(source)) return value;
  const limit = limits.find(({ rounded }) => rounded === value);
  return limit && BigInt(source) <= limit.most ? limit.below : value;
}

/** The largest numbers of 64 bits, what they are rounded to, and the next number below that. */
const limits = [
  { most: 2n ** 63n - 1n, rounded: 2 ** 63, below: 2 ** 63 - 1024 },
  { most: 2n ** 64n - 1n, rounded: 2 ** 64, below: 2 ** 64 - 2048 },
];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** "#/paths" + "/pets" → "#/paths/~1pets" */
export function child(pointer: string, ...tokens: readonly (string | number)[]): string {
  const isFragment = pointer.startsWith('#');
  let result = pointer;
  for (const token of tokens) result += `/${typeof token === 'number' ? token : escaped(token, isFragment)}`;
  return result;
}

/** Most names need nothing of it, and large documents have a million. */
function escaped(token: string, isFragment: boolean): string {
  if (!/[~/%]/.test(token)) return token;
  const plain = token.replaceAll('~', '~0').replaceAll('/', '~1');
  return isFragment ? plain.replaceAll('%', '%25') : plain;
}

/** The tokens of "#/paths/~1pets": ["paths", "/pets"]. */
export function tokens(pointer: string): string[] {
  const isFragment = pointer.startsWith('#');
  const path = isFragment ? pointer.slice(1) : pointer;
  if (path === '') return [];
  const written = path.slice(1).split('/');
  if (!/[~%]/.test(path)) return written;
  return written.map((token) => unescaped(isFragment && token.includes('%') ? decode(token) : token));
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

function unescaped(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

function decode(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** Where something stands inside a value. */
export type Path = readonly (string | number)[];

/** A copy of a value with another value in one place. */
export function replaceAt(whole: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((item, index) => (index === first ? replaceAt(item, rest, value) : item));
  return isObject(whole) ? { ...whole, [first]: replaceAt(whole[first], rest, value) } : whole;
}

/** A copy of a value without the member in one place. */
export function removeAt(whole: unknown, path: Path): unknown {
  const last = path.at(-1);
  const holder = path.slice(0, -1).reduce<unknown>(inner, whole);
  if (last === undefined || !isObject(holder)) return whole;
  const { [last]: _, ...rest } = holder;
  return replaceAt(whole, path.slice(0, -1), rest);
}

function inner(value: unknown, token: string | number): unknown {
  if (Array.isArray(value)) return value[Number(token)];
  return isObject(value) ? value[token] : undefined;
}

/** A place as people write it: "authorization[0].role"; empty for the whole. */
export function placeName(path: Path): string {
  return path.reduce<string>(
    (name, token) =>
      typeof token === 'number' ? `${name}[${token}]` : name === '' ? token : `${name}.${token}`,
    '',
  );
}
