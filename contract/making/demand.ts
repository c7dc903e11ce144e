import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';

/**
 * What a value has to be all at once: schemas without references, compositions and choices, and what it must not be.
 */
export interface Demand {
  readonly parts: readonly JsonObject[];
  readonly not: readonly unknown[];
  /** Lists of schemas of which it has to satisfy exactly one. */
  readonly exactlyOne: readonly (readonly unknown[])[];
}

export const typeNames = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'] as const;
export type TypeName = (typeof typeNames)[number];

/** All values of a keyword, in the order of the parts. */
export function valuesOf(parts: readonly JsonObject[], keyword: string): unknown[] {
  return parts.filter((part) => keyword in part).map((part) => part[keyword]);
}

/** The largest number that a keyword has in any part; undefined if it is in none. */
export function largest(parts: readonly JsonObject[], keyword: string): number | undefined {
  const numbers = numbersOf(parts, keyword);
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

/** The smallest number that a keyword has in any part; undefined if it is in none. */
export function smallest(parts: readonly JsonObject[], keyword: string): number | undefined {
  const numbers = numbersOf(parts, keyword);
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}

export function numbersOf(parts: readonly JsonObject[], keyword: string): number[] {
  return valuesOf(parts, keyword).filter((value) => typeof value === 'number');
}

export function textsOf(parts: readonly JsonObject[], keyword: string): string[] {
  return valuesOf(parts, keyword).filter((value) => typeof value === 'string');
}

/** The types that all parts allow, in the order of the first part that says. All types where none says. */
export function allowedTypes(parts: readonly JsonObject[]): TypeName[] {
  const said = parts.map(typesOf).filter((types) => types.length > 0);
  const [first] = said;
  const ordered = first ? typeNames.toSorted((a, b) => rank(first, a) - rank(first, b)) : typeNames;
  return ordered.filter((type) => said.every((types) => allows(types, type)));
}

function rank(types: readonly string[], type: TypeName): number {
  const index = types.indexOf(type);
  return index < 0 ? types.length : index;
}

function allows(types: readonly string[], type: TypeName): boolean {
  const isUnknown = types.some((name) => !typeNames.some((known) => known === name));
  return isUnknown || types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** The values that all lists of values have in common; undefined where nothing lists any. */
export function listedValues(parts: readonly JsonObject[]): unknown[] | undefined {
  const lists = parts.flatMap((part) => [
    ...(Array.isArray(part.enum) ? [part.enum] : []),
    ...('const' in part ? [[part.const]] : []),
  ]);
  const [first, ...others] = lists;
  const isIn = (list: readonly unknown[], value: unknown) =>
    list.some((one) => isDeepStrictEqual(one, value));
  return first?.filter((value) => others.every((list) => isIn(list, value)));
}

/** Whether a value is of a type, as JSON Schema has it: 2.0 is an integer. */
export function isOfType(value: unknown, type: TypeName): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** Whether parts contradict each other at first sight: in their types, their values, or those of a member of both. */
export function isContradictory(parts: readonly JsonObject[], depth = 0): boolean {
  const types = allowedTypes(parts);
  const values = listedValues(parts);
  if (types.length === 0) return true;
  if (values) return !values.some((value) => types.some((type) => isOfType(value, type)));
  if (depth > 0) return false;
  const required = new Set(
    valuesOf(parts, 'required').flatMap((names) => (Array.isArray(names) ? names : [])),
  );
  return [...required].some((name) => {
    const members = valuesOf(parts, 'properties').flatMap((properties) =>
      isObject(properties) && Object.hasOwn(properties, String(name)) ? [properties[String(name)]] : [],
    );
    return members.includes(false) || isContradictory(members.filter(isObject), 1);
  });
}
