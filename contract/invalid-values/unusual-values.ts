import type { Contract } from '../contract.ts';
import { at, type JsonObject, type Path, placeName, replaceAt } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { type Place, placesOf } from './places.ts';

/** A value that a schema allows, and that few clients send. */
export interface UnusualValue {
  /** `"title" empty`, `"pages" at its maximum`. */
  readonly name: string;
  readonly value: unknown;
}

/** Characters of the longest text without a limit of its own: long, and nowhere near the size that servers refuse. */
const longText = 5000;
/** Above, it is the size of the request that is unusual. */
const longestLimit = 10_000;

/** Unusual variants of a valid value, each in one place. What the schema does not allow there is left out. */
export function unusualValues(contract: Contract, schema: string, valid: unknown): UnusualValue[] {
  const validator = contract.requests.at(schema);
  const places = placesOf(contract.intended, at(contract.intended, schema), valid, []);
  const unusual = places
    .flatMap(({ path, schema: own }) =>
      unusualFor(own).map(({ name, value }) => ({
        name: path.length === 0 ? `the body ${name}` : `"${placeName(path)}" ${name}`,
        value: replaceAt(valid, path, value),
      })),
    )
    .filter(({ value }) => validator.accepts(value));
  return [...withNulls(places, validator.accepts, valid), ...unusual];
}

/** The value with null wherever its schema allows that; nothing where it allows it nowhere. */
function withNulls(
  places: readonly Place[],
  accepts: (value: unknown) => boolean,
  valid: unknown,
): readonly UnusualValue[] {
  const gone: Path[] = [];
  for (const { path, value } of places) {
    if (path.length === 0 || value === null || gone.some((outer) => isPrefix(outer, path))) continue;
    if (accepts(replaceAt(valid, path, null))) gone.push(path);
  }
  const nulls = gone.reduce<unknown>((value, path) => replaceAt(value, path, null), valid);
  return gone.length > 0 && accepts(nulls)
    ? [{ name: 'with null wherever it is allowed', value: nulls }]
    : [];
}

function isPrefix(outer: Path, path: Path): boolean {
  return outer.every((step, at) => step === path[at]);
}

/** Candidates for one place by its keywords; they are judged by the schema as a whole. */
export function unusualFor(schema: JsonObject): UnusualValue[] {
  if ('enum' in schema || 'const' in schema) return [];
  const types = typesOf(schema);
  return [
    ...(types.includes('string') ? texts(schema) : []),
    ...(types.includes('integer') || types.includes('number') ? numbers(schema) : []),
    ...(types.includes('array') ? [{ name: 'as an empty list', value: [] }] : []),
  ];
}

function texts({ minLength, maxLength }: JsonObject): UnusualValue[] {
  const longest = typeof maxLength === 'number' ? maxLength : longText;
  const shortest = typeof minLength === 'number' && minLength > 0 ? minLength : undefined;
  return [
    { name: 'empty', value: '' },
    { name: 'with control characters', value: 'a\u0000b\u0007c' },
    { name: 'in other scripts', value: '\u03a9\u03bc \u65e5\u672c\u8a9e \u05e9\u05dc\u05d5\u05dd \u{1f642}' },
    ...(shortest === undefined ? [] : [{ name: 'of its shortest length', value: 'a'.repeat(shortest) }]),
    ...(longest > longestLimit
      ? []
      : [{ name: maxLength === undefined ? 'long' : 'of its longest length', value: 'a'.repeat(longest) }]),
  ];
}

function numbers({ minimum, maximum }: JsonObject): UnusualValue[] {
  const bounds = [
    ...(typeof minimum === 'number' ? [{ name: 'at its minimum', value: minimum }] : []),
    ...(typeof maximum === 'number' ? [{ name: 'at its maximum', value: maximum }] : []),
  ];
  const usual = [0, -1, 2 ** 31, 2 ** 53].map((value) => ({ name: `of ${value}`, value }));
  return [...usual.filter(({ value }) => value !== minimum && value !== maximum), ...bounds];
}
