import { at, isObject, type JsonObject } from './json.ts';

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
  if (leadsInACircle(document, reference)) return `${named} leads in a circle and ends nowhere`;
  const isThere = reference.startsWith('#') && at(document, reference) !== undefined;
  return isThere ? undefined : `${named} leads nowhere`;
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
