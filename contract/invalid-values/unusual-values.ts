import type { Contract } from '../contract.ts';
import { at, type JsonObject, placeName, replaceAt } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { placesOf } from './places.ts';

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
  return places
    .flatMap(({ path, schema: own }) =>
      unusualFor(own).map(({ name, value }) => ({
        name: path.length === 0 ? `the body ${name}` : `"${placeName(path)}" ${name}`,
        value: replaceAt(valid, path, value),
      })),
    )
    .filter(({ value }) => validator.accepts(value));
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
