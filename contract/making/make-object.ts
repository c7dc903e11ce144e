import { isObject, type JsonObject } from '../json.ts';
import { compilePattern } from '../schemas/pattern.ts';
import { chooseMembers, declaredNames, isUnsent } from './choose-members.ts';
import { largest, smallest, textsOf, valuesOf } from './demand.ts';
import { laterEndDate } from './end-date.ts';
import { expand } from './expand.ts';
import { makeText } from './make-text.ts';
import { isBare, type Maker } from './maker.ts';

/** Objects with more members that nobody named are not made. */
const mostExtras = 1000;

/** An object with all required members and some of the others; undefined if a required one cannot be made. */
export function makeObject(
  maker: Maker,
  parts: readonly JsonObject[],
  not: readonly unknown[],
  depth: number,
): JsonObject | undefined {
  const chosen = chooseMembers(maker, parts, not, depth);
  if (!chosen) return undefined;
  const { names, required, all } = chosen;
  const most = smallest(parts, 'maxProperties') ?? Number.POSITIVE_INFINITY;
  const least = largest(parts, 'minProperties') ?? 0;
  const members = new Map<string, unknown>();
  const ordered = [
    ...names.filter((name) => required.has(name)),
    ...names.filter((name) => !required.has(name)),
  ];
  for (const name of ordered) {
    if (!required.has(name) && members.size >= most) break;
    const value = isAdmitted(maker, all, name)
      ? makeMember(maker, name, schemasFor(all, name), depth)
      : undefined;
    if (value !== undefined) members.set(name, value);
    else if (required.has(name)) return undefined;
  }
  if (members.size > most) return undefined;
  const wanted = Math.max(least, Math.min(most, usualExtras(maker, all, depth)));
  if (!addExtras(maker, all, members, { wanted, least }, depth)) return undefined;
  // In the order of the document, which people know.
  const order = [...new Set([...declaredNames(all), ...members.keys()])];
  return Object.fromEntries(
    order.filter((name) => members.has(name)).map((name) => [name, members.get(name)]),
  );
}

function makeMember(maker: Maker, name: string, schemas: readonly unknown[], depth: number): unknown {
  const made = maker.make(schemas, depth + 1);
  const later = laterEndDate(name, schemas, made);
  return later === made || schemas.every((schema) => maker.test(schema, later)) ? later : made;
}

/** All schemas that a member has to satisfy. */
function schemasFor(parts: readonly JsonObject[], name: string): unknown[] {
  const schemas = parts.flatMap(
    ({ properties, patternProperties, additionalProperties, unevaluatedProperties }) => {
      const own = isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [];
      const matching = Object.entries(isObject(patternProperties) ? patternProperties : {})
        .filter(([pattern]) => matches(pattern, name))
        .map(([, schema]) => schema);
      const named = [...own, ...matching];
      if (named.length > 0) return named;
      return isObject(additionalProperties)
        ? [additionalProperties]
        : isObject(unevaluatedProperties)
          ? [unevaluatedProperties]
          : [];
    },
  );
  return schemas.length > 0 ? schemas : [{ type: 'string' }];
}

/** Whether no part forbids a member of this name. */
function isAdmitted({ test }: Maker, parts: readonly JsonObject[], name: string): boolean {
  const isKnownTo = ({ properties, patternProperties }: JsonObject) =>
    (isObject(properties) && Object.hasOwn(properties, name)) ||
    Object.keys(isObject(patternProperties) ? patternProperties : {}).some((pattern) =>
      matches(pattern, name),
    );
  return parts.every((part) => {
    if (part.propertyNames !== undefined && !test(part.propertyNames, name)) return false;
    if (part.additionalProperties === false && !isKnownTo(part)) return false;
    return part.unevaluatedProperties !== false || parts.some(isKnownTo);
  });
}

function matches(pattern: string, name: string): boolean {
  try {
    return compilePattern(pattern).test(name);
  } catch {
    // A pattern that is none describes no member; that it is none is a finding.
    return false;
  }
}

/** A map that is described has a member, so that it shows what is in it. */
function usualExtras(maker: Maker, parts: readonly JsonObject[], depth: number): number {
  const isMap = parts.some(
    ({ additionalProperties, patternProperties }) =>
      isObject(additionalProperties) || isObject(patternProperties),
  );
  const isFilled = declaredNames(parts).length > 0 || isBare(maker, depth);
  return isMap && !isFilled && maker.chance.happens(maker.optionals) ? 1 : 0;
}

/** Adds members that no part names, up to the number that is wanted; false if there are not as many as there must be. */
function addExtras(
  maker: Maker,
  parts: readonly JsonObject[],
  members: Map<string, unknown>,
  { wanted, least }: { readonly wanted: number; readonly least: number },
  depth: number,
): boolean {
  if (wanted > mostExtras) return false;
  const spare = declaredNames(parts).filter((name) => !members.has(name) && !isUnsent(maker, parts, name));
  for (let attempt = 0; members.size < wanted && attempt < 20 + 3 * wanted; attempt += 1) {
    const name = spare.shift() ?? extraName(maker, parts, attempt);
    if (name === undefined || members.has(name) || !isAdmitted(maker, parts, name)) continue;
    const value = maker.make(schemasFor(parts, name), depth + 1);
    if (value !== undefined) members.set(name, value);
  }
  return members.size >= least;
}

/** A name for a member: by the schemas of names, by the patterns of members, or any. */
function extraName(maker: Maker, parts: readonly JsonObject[], attempt: number): string | undefined {
  const names = valuesOf(parts, 'propertyNames');
  const patterns = valuesOf(parts, 'patternProperties').flatMap((map) =>
    isObject(map) ? Object.keys(map) : [],
  );
  const isClosed = parts.some(
    (part) => part.additionalProperties === false || part.unevaluatedProperties === false,
  );
  const pattern =
    patterns.length > 0 && (isClosed || attempt % 2 === 0)
      ? [{ pattern: patterns[attempt % patterns.length] }]
      : [];
  if (names.length === 0 && pattern.length === 0) return attempt === 0 ? 'key' : `key${attempt}`;
  const demand = expand(maker.document, [{ type: 'string' }, ...names, ...pattern], undefined);
  const listed =
    demand && valuesOf(demand.parts, 'enum').flatMap((list) => (Array.isArray(list) ? list : []));
  if (listed && listed.length > 0)
    return maker.chance.pick(listed.filter((name) => typeof name === 'string'));
  return demand && textsOf(demand.parts, 'const')[0]
    ? textsOf(demand.parts, 'const')[0]
    : demand && makeText(demand.parts, maker.chance);
}
