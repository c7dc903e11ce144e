import { isObject, type JsonObject } from '../json.ts';
import { isMarked } from '../schemas/direction.ts';
import { saysNothing } from '../schemas/says-nothing.ts';
import { valuesOf } from './demand.ts';
import { expand } from './expand.ts';
import { isBare, type Maker } from './maker.ts';

/** The members that an object is made with, but for those that nobody named. */
export interface Chosen {
  readonly names: readonly string[];
  readonly required: ReadonlySet<string>;
  /** The parts, with those that depend on members that are there. */
  readonly all: readonly JsonObject[];
}

/**
 * The required members, some of the others, and what these need in turn; undefined if a required one needs what agrees
 * with nothing else.
 */
export function chooseMembers(
  maker: Maker,
  parts: readonly JsonObject[],
  not: readonly unknown[],
  depth: number,
): Chosen | undefined {
  const likelihood = isBare(maker, depth) ? 0 : maker.optionals;
  const unwanted = new Set(not.flatMap(requiredAlone));
  const isWanted = (name: string) =>
    !unwanted.has(name) && maker.chance.happens(likelihood) && !isUntold(maker, parts, name);
  let all = parts;
  const required = new Set<string>();
  const known = new Map<string, boolean>();
  for (let next = nextOf(maker, all, required, known); next !== undefined; ) {
    const isThere = required.has(next) || isWanted(next);
    const more = isThere ? expand(maker.document, dependentSchemas(all, next), undefined) : undefined;
    if (required.has(next) && !more) return undefined;
    known.set(next, more !== undefined);
    if (more) {
      for (const needed of dependentNames(all, next)) required.add(needed);
      all = [...all, ...more.parts];
    }
    next = nextOf(maker, all, required, known);
  }
  const names = [...known].filter(([, isThere]) => isThere).map(([name]) => name);
  return { names, required, all };
}

/** The next member that nothing was decided about: the required ones first, also where one was left out before. */
function nextOf(
  maker: Maker,
  parts: readonly JsonObject[],
  required: Set<string>,
  known: ReadonlyMap<string, boolean>,
): string | undefined {
  for (const name of requiredNames(parts)) if (!isUnsent(maker, parts, name)) required.add(name);
  const open = [...required].find((name) => known.get(name) !== true);
  return open ?? declaredNames(parts).find((name) => !known.has(name) && !isUnsent(maker, parts, name));
}

function requiredAlone(schema: unknown): string[] {
  if (!isObject(schema)) return [];
  if (Array.isArray(schema.anyOf)) return schema.anyOf.flatMap(requiredAlone);
  return Array.isArray(schema.required) ? schema.required.map(String) : [];
}

function requiredNames(parts: readonly JsonObject[]): string[] {
  return valuesOf(parts, 'required').flatMap((names) => (Array.isArray(names) ? names.map(String) : []));
}

/** The names that parts declare, in the order of the document. */
export function declaredNames(parts: readonly JsonObject[]): string[] {
  return valuesOf(parts, 'properties').flatMap((properties) =>
    isObject(properties) ? Object.keys(properties) : [],
  );
}

function dependentNames(parts: readonly JsonObject[], name: string): string[] {
  return valuesOf(parts, 'dependentRequired').flatMap((map) => {
    const names = isObject(map) && Object.hasOwn(map, name) ? map[name] : undefined;
    return Array.isArray(names) ? names.map(String) : [];
  });
}

function dependentSchemas(parts: readonly JsonObject[], name: string): unknown[] {
  return valuesOf(parts, 'dependentSchemas').flatMap((map) =>
    isObject(map) && Object.hasOwn(map, name) ? [map[name]] : [],
  );
}

/** Whether a member is not sent in the direction that is made for. */
export function isUnsent({ document, unsent }: Maker, parts: readonly JsonObject[], name: string): boolean {
  if (unsent === undefined) return false;
  return parts.some(
    ({ properties }) =>
      isObject(properties) &&
      Object.hasOwn(properties, name) &&
      isMarked(document, properties[name], '#', unsent),
  );
}

/** Whether a document says nothing of a member that is sent: only the server knows which values it takes. */
function isUntold({ document, unsent }: Maker, parts: readonly JsonObject[], name: string): boolean {
  if (unsent !== 'readOnly') return false;
  const schemas = parts.flatMap(({ properties }) =>
    isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [],
  );
  return schemas.length > 0 && schemas.every((schema) => saysNothing(document, schema, '#'));
}
