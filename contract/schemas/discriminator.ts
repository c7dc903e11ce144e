import { at, child, isObject, type JsonObject } from '../json.ts';
import { typesOf } from './dialect.ts';
import { canonical } from './in-place.ts';
import { resolve } from './references.ts';

/** A schema that a value can name in the member that a discriminator tells. */
export interface Alternative {
  /** Pointer, or the schema itself. */
  readonly schema: unknown;
  /** The values that name it, the best one to make first. */
  readonly names: readonly string[];
  /** Whether the mapping names it; where it names any, the others are not made. */
  readonly isMapped: boolean;
}

export interface Discriminator {
  readonly member: string;
  readonly alternatives: readonly Alternative[];
  /** Other alternatives, which no value can name: those without a name of their own, and "or null". */
  readonly unnamed: readonly unknown[];
  /** OpenAPI 3.2: what a value is that names nothing. */
  readonly otherwise: unknown;
}

const components = '#/components/schemas';

/** Where the base of a family is kept as it was written; only the judged and the made documents have it. */
export const bases = '#/components/x-assay-bases';

/** A schema with a discriminator beside a list of alternatives; undefined if it is none, or if nothing can be told by it. */
export function readChoice(document: JsonObject, schema: JsonObject): Discriminator | undefined {
  const { discriminator, oneOf, anyOf } = schema;
  const listed = Array.isArray(oneOf) ? oneOf : Array.isArray(anyOf) ? anyOf : undefined;
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string' || !listed) return undefined;
  const member = discriminator.propertyName;
  const mapping = mappingOf(discriminator);
  const isNamed = (one: unknown): one is JsonObject => isObject(one) && typeof one.$ref === 'string';
  const alternatives = listed.filter(isNamed).flatMap((one) => {
    const pointer = canonical(String(one.$ref));
    const names = namesOf(document, pointer, member, mapping);
    return names.length === 0 ? [] : [{ schema: one, names, isMapped: mapping.has(pointer) }];
  });
  if (alternatives.length < listed.filter(isNamed).length || !areDistinct(alternatives)) return undefined;
  if (alternatives.some(({ schema: { $ref } }) => !isTextMember(document, String($ref), member)))
    return undefined;
  return {
    member,
    alternatives,
    unnamed: listed.filter((one) => !isNamed(one)),
    otherwise: defaultOf(discriminator),
  };
}

function defaultOf({ defaultMapping }: JsonObject): unknown {
  return typeof defaultMapping === 'string' ? { $ref: targetOf(defaultMapping) } : undefined;
}

/** Two alternatives of the same name cannot be told apart. */
function areDistinct(alternatives: readonly Alternative[]): boolean {
  const names = alternatives.flatMap((alternative) => alternative.names);
  return alternatives.length > 0 && new Set(names).size === names.length;
}

/** By pointer the values that a mapping has for it. */
function mappingOf({ mapping }: JsonObject): ReadonlyMap<string, string[]> {
  const entries = isObject(mapping) ? Object.entries(mapping) : [];
  const targets = entries.map(([value, target]) => ({ value, target: targetOf(String(target)) }));
  const grouped = Map.groupBy(targets, ({ target }) => target);
  return new Map([...grouped].map(([target, list]) => [target, list.map(({ value }) => value)]));
}

/** A mapping leads to a schema by a reference, or by its name. */
function targetOf(target: string): string {
  return target.startsWith('#') ? canonical(target) : child(components, target);
}

/**
 * The values that name a schema: keys of the mapping, then its own name. Where its own member allows other values only,
 * those: documents often leave out what their alternatives say.
 */
function namesOf(
  document: JsonObject,
  pointer: string,
  member: string,
  mapping: ReadonlyMap<string, readonly string[]>,
): string[] {
  const keys = mapping.get(pointer) ?? [];
  const names = [...new Set([...keys, nameOf(pointer)])];
  const listed = listedFor(document, pointer, member);
  if (!listed) return names;
  const both = names.filter((name) => listed.includes(name));
  return both.length > 0 ? both : listed;
}

/** The values that a schema lists for a member itself; undefined if it lists none. */
function listedFor(document: JsonObject, pointer: string, member: string): string[] | undefined {
  return descriptionsOf(document, pointer, member)
    .map((described) => ('const' in described ? [described.const] : described.enum))
    .find(Array.isArray)
    ?.map(String);
}

/** Whether a member can be a text, which is all that a discriminator can compare (OpenAPI 3.1.0, section 4.8.25). */
export function isTextMember(document: JsonObject, pointer: string, member: string): boolean {
  return descriptionsOf(document, pointer, member).every((described) => {
    const types = typesOf(described);
    const values = 'const' in described ? [described.const] : described.enum;
    const isListed = !Array.isArray(values) || values.some((value) => typeof value === 'string');
    return isListed && (types.length === 0 || types.includes('string'));
  });
}

/** What a schema says of a member itself, and what the parts of its `allOf` say but for bases of a family. */
function descriptionsOf(document: JsonObject, pointer: string, member: string, depth = 0): JsonObject[] {
  const schema = resolve(document, at(document, pointer), pointer)?.value;
  if (!schema || depth > 6) return [];
  const own = isObject(schema.properties) ? schema.properties[member] : undefined;
  const described = resolve(document, own, pointer)?.value;
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  const ofParts = parts.flatMap((part, index) =>
    isObject(part) && typeof part.$ref === 'string'
      ? isObject(resolve(document, part, pointer)?.value.discriminator)
        ? []
        : descriptionsOf(document, part.$ref, member, depth + 1)
      : descriptionsOf(document, child(pointer, 'allOf', index), member, depth + 1),
  );
  return [...(described ? [described] : []), ...ofParts];
}

export function nameOf(pointer: string): string {
  const last = pointer.split('/').at(-1) ?? '';
  return last.replaceAll('%25', '%').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** By the pointer of its base, each family of schemas that extend one with a discriminator. */
export function readFamilies(document: JsonObject): ReadonlyMap<string, Family> {
  const schemas = at(document, components);
  if (!isObject(schemas)) return new Map();
  const parents = new Map(
    Object.entries(schemas).map(([name, schema]) => [child(components, name), parentsOf(schema)] as const),
  );
  const descends = (pointer: string, base: string, visited: readonly string[] = []): boolean =>
    !visited.includes(pointer) &&
    (parents.get(pointer) ?? []).some((one) => one === base || descends(one, base, [...visited, pointer]));
  const found = Object.entries(schemas).flatMap(([name, schema]) => {
    const pointer = child(components, name);
    if (!isObject(schema) || !isObject(schema.discriminator)) return [];
    const { propertyName: member } = schema.discriminator;
    const children = [...parents.keys()].filter((one) => one !== pointer && descends(one, pointer));
    if (typeof member !== 'string' || 'oneOf' in schema || 'anyOf' in schema || children.length === 0)
      return [];
    const mapping = mappingOf(schema.discriminator);
    const mapped = [...mapping.keys()].filter((one) => at(document, one) !== undefined && one !== pointer);
    const named = [...new Set([...children, ...mapped])].map((one) => ({
      schema: { $ref: one },
      names: namesOf(document, one, member, mapping),
      isMapped: mapping.has(one),
    }));
    const base = {
      schema: { $ref: child(bases, name) },
      names: [...(mapping.get(pointer) ?? []), name],
      isMapped: mapping.has(pointer),
    };
    // What the base lists other values than, no value can name.
    const listed = listedFor(document, pointer, member);
    const isSayable = ({ names, isMapped }: Alternative) =>
      isMapped || !listed || names.some((one) => listed.includes(one));
    const alternatives = named.filter(isSayable);
    const all = [...alternatives, base].filter(isSayable);
    if (!areDistinct(all)) return [];
    if (![pointer, ...children].every((one) => isTextMember(document, one, member))) return [];
    const family: Family = {
      member,
      alternatives: all,
      unnamed: [],
      otherwise: defaultOf(schema.discriminator),
      children: new Map(
        children.map((one) => [
          one,
          { isMapped: mapping.has(one), names: ofFamily(one, alternatives, descends) },
        ]),
      ),
    };
    return [[pointer, family] as const];
  });
  return new Map(found);
}

export interface Family extends Discriminator {
  /**
   * By the pointer of each schema that extends the base: the values that name it, and those of each that extends it in turn.
   * Without any where none can.
   */
  readonly children: ReadonlyMap<
    string,
    { readonly isMapped: boolean; readonly names: readonly (readonly string[])[] }
  >;
}

function parentsOf(schema: unknown): string[] {
  const parts = isObject(schema) && Array.isArray(schema.allOf) ? schema.allOf : [];
  return parts.flatMap((part) =>
    isObject(part) && typeof part.$ref === 'string' ? [canonical(part.$ref)] : [],
  );
}

function ofFamily(
  pointer: string,
  alternatives: readonly { readonly schema: { readonly $ref: string }; readonly names: readonly string[] }[],
  descends: (one: string, base: string) => boolean,
): (readonly string[])[] {
  const own = alternatives.filter(({ schema }) => schema.$ref === pointer);
  const below = alternatives.filter(({ schema }) => descends(schema.$ref, pointer));
  return [...own, ...below].map(({ names }) => names);
}
