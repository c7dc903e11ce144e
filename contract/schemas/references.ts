import { at, isObject, type JsonObject } from '../json.ts';

/** A value with the pointer of where it really stands. */
export interface Resolved {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** Follows `$ref`s until something that is not a reference; undefined if there is nothing, or only a circle. */
export function resolve(document: JsonObject, value: unknown, pointer: string): Resolved | undefined {
  const visited = new Set<string>();
  let current: unknown = value;
  let where = pointer;
  while (isObject(current) && typeof current.$ref === 'string') {
    if (visited.has(current.$ref)) return undefined;
    visited.add(current.$ref);
    where = current.$ref;
    current = at(document, where);
  }
  return isObject(current) ? { value: current, pointer: where } : undefined;
}

/** Why nothing stands where a reference leads, as a sentence; undefined where something does. */
export function deadEnd(document: JsonObject, reference: string): string | undefined {
  const named = `the reference to "${reference}"`;
  if (leadsInACircle(document, reference)) return `${named} is circular and does not resolve`;
  const isThere = reference.startsWith('#') && at(document, reference) !== undefined;
  return isThere ? undefined : `${named} does not resolve`;
}

/** Whether a reference within a document leads only to references, and back to where it began. */
export function leadsInACircle(document: JsonObject, reference: string): boolean {
  const visited = new Set<string>();
  let next: unknown = reference;
  while (typeof next === 'string') {
    if (visited.has(next)) return true;
    visited.add(next);
    const target = next.startsWith('#') ? at(document, next) : undefined;
    next = isObject(target) ? target.$ref : undefined;
  }
  return false;
}

/**
 * Whether a schema that is a reference has to be satisfied by the very value that what it refers to is about: a part of
 * an `allOf` that extends the whole, for example. No value is ever found to satisfy it, nor not to.
 */
function isInsideItself(document: JsonObject, holder: JsonObject): boolean {
  const visited = new Set<unknown>();
  const leadsBack = (schema: unknown): boolean => {
    if (!isObject(schema) || visited.has(schema)) return false;
    visited.add(schema);
    if (schema === holder) return true;
    const referred = typeof schema.$ref === 'string' ? [at(document, schema.$ref)] : [];
    return [...referred, ...appliedInPlace(schema)].some(leadsBack);
  };
  return typeof holder.$ref === 'string' && leadsBack(at(document, holder.$ref));
}

const listsInPlace = ['allOf', 'anyOf', 'oneOf'] as const;
const singlesInPlace = ['not', 'if', 'then', 'else'] as const;

/** The schemas inside of one that judge the same value as it does. */
function appliedInPlace(schema: JsonObject): unknown[] {
  const lists = listsInPlace.map((name) => schema[name]).flatMap((list) => (Array.isArray(list) ? list : []));
  return [...lists, ...singlesInPlace.map((name) => schema[name])];
}

/** Why nothing can be said about a schema, as a sentence; undefined where something can. */
export function deadSchema(document: JsonObject, schema: JsonObject): string | undefined {
  if (typeof schema.$ref !== 'string') return undefined;
  if (isInsideItself(document, schema))
    return `the reference to "${schema.$ref}" refers to a schema that contains it, and does not resolve`;
  return deadEnd(document, schema.$ref);
}
