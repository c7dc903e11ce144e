import { isDeepStrictEqual } from 'node:util';
import { child, isObject, type JsonObject } from '../json.ts';
import { type Direction, keywordOfUnsent } from '../schemas/direction.ts';
import type { SchemaChange } from './change.ts';
import { type FlatSchema, flatten } from './flat-schema.ts';
import { keywordChanges } from './keyword-changes.ts';

/** A schema in one version of a document. */
export interface PlacedSchema {
  readonly document: JsonObject;
  readonly schema: unknown;
}

/** What one schema allows otherwise than another. A place that a schema leads back to is compared once. */
export function schemaChanges(
  before: PlacedSchema,
  after: PlacedSchema,
  direction: Direction,
): readonly SchemaChange[] {
  const unsent = keywordOfUnsent(direction);
  const isCompared = comparedBefore();

  function compare(one: unknown, other: unknown, place: string): SchemaChange[] {
    const [was, is] = [flatten(before.document, one), flatten(after.document, other)];
    if (isCompared({ schema: one, flat: was }, { schema: other, flat: is })) return [];
    return [
      ...keywordChanges(was.keywords, is.keywords, place),
      ...memberChanges(was.keywords, is.keywords, place),
      ...below('items', was, is, place),
      ...below('additionalProperties', was, is, place),
      ...['oneOf', 'anyOf'].flatMap((keyword) =>
        alternativeChanges(keyword, was.keywords, is.keywords, place),
      ),
    ];
  }

  function memberChanges(was: JsonObject, is: JsonObject, place: string): SchemaChange[] {
    const [had, has] = [sentOf(before.document, was), sentOf(after.document, is)];
    const [needed, needs] = [requiredOf(was), requiredOf(is)];
    const at = (name: string): string => child(place, name);
    return [
      ...[...had.keys()]
        .filter((name) => !has.has(name))
        .map((name): SchemaChange => ({ place: at(name), what: 'is gone', effect: 'other' })),
      ...[...has.keys()]
        .filter((name) => !had.has(name))
        .map(
          (name): SchemaChange => ({
            place: at(name),
            what: needs.has(name) ? 'is new, and required' : 'is new',
            effect: needs.has(name) ? 'less' : 'none',
          }),
        ),
      ...[...needs]
        .filter((name) => !needed.has(name) && (had.has(name) || !has.has(name)))
        .map((name): SchemaChange => ({ place: at(name), what: 'is required now', effect: 'less' })),
      ...[...needed]
        .filter((name) => !needs.has(name) && has.has(name))
        .map((name): SchemaChange => ({ place: at(name), what: 'may be missing now', effect: 'more' })),
      ...[...has].flatMap(([name, schema]) =>
        had.has(name) ? compare(had.get(name), schema, at(name)) : [],
      ),
    ];
  }

  /** The members that are sent that way. */
  function sentOf(document: JsonObject, { properties }: JsonObject): ReadonlyMap<string, unknown> {
    const members = isObject(properties) ? Object.entries(properties) : [];
    return new Map(members.filter(([, schema]) => flatten(document, schema).keywords[unsent] !== true));
  }

  function below(keyword: string, was: FlatSchema, is: FlatSchema, place: string): SchemaChange[] {
    const [one, other] = [was.keywords[keyword], is.keywords[keyword]];
    if (keyword === 'additionalProperties' && (one === false) !== (other === false))
      return [
        other === false
          ? { place, what: 'may have no other members any more', effect: 'less' }
          : // Whoever reads a value has to bear members that are not known.
            { place, what: 'may have other members now', effect: 'none' },
      ];
    return one === undefined && other === undefined ? [] : compare(one, other, child(place, '*'));
  }

  /** Pairs by what they are called, then by what they say, then by their place; the rest is gone or new. */
  function alternativeChanges(
    keyword: string,
    was: JsonObject,
    is: JsonObject,
    place: string,
  ): SchemaChange[] {
    const listIn = (schema: JsonObject): readonly unknown[] => {
      const list = schema[keyword];
      return Array.isArray(list) ? list : [];
    };
    const had = [...listIn(was)];
    const has = [...listIn(is)];
    if (had.length === 0 && has.length === 0) return [];
    if (had.length === 0)
      return [{ place, what: `has to be one of ${has.length} alternatives now`, effect: 'less' }];
    if (has.length === 0) return [{ place, what: 'has no alternatives any more', effect: 'more' }];
    const pairs: (readonly [unknown, unknown])[] = [];
    const pairUp = (isSame: (one: unknown, other: unknown) => boolean): void => {
      for (const one of [...had]) {
        const other = has.find((each) => isSame(one, each));
        if (other === undefined) continue;
        pairs.push([one, other]);
        had.splice(had.indexOf(one), 1);
        has.splice(has.indexOf(other), 1);
      }
    };
    pairUp((one, other) => nameOf(one) !== undefined && nameOf(one) === nameOf(other));
    pairUp(isDeepStrictEqual);
    if (had.length === has.length) pairUp(() => true);
    return [
      ...pairs.flatMap(([one, other]) => compare(one, other, place)),
      ...had.map(
        (one): SchemaChange => ({ place, what: `may not be ${called(one)} any more`, effect: 'less' }),
      ),
      ...has.map((other): SchemaChange => ({ place, what: `may be ${called(other)} now`, effect: 'more' })),
    ];
  }

  return compare(before.schema, after.schema, '');
}

interface Met {
  readonly schema: unknown;
  readonly flat: FlatSchema;
}

/**
 * Whether two schemas have been compared: two that are nothing but references, by what they refer to; others by themselves,
 * because what stands beside a reference is of its place only.
 */
function comparedBefore(): (one: Met, other: Met) => boolean {
  const references = new Set<string>();
  const others = new WeakMap<object, WeakSet<object>>();
  return (one, other) => {
    if (isReference(one.schema) && isReference(other.schema)) {
      const key = JSON.stringify([one.flat.pointers[0], other.flat.pointers[0]]);
      const isKnown = references.has(key);
      references.add(key);
      return isKnown;
    }
    if (!isObject(one.schema) || !isObject(other.schema)) return false;
    const met = others.get(one.schema) ?? new WeakSet();
    others.set(one.schema, met);
    const isKnown = met.has(other.schema);
    met.add(other.schema);
    return isKnown;
  };
}

/** Whether a schema says nothing of values but what it refers to. */
function isReference(schema: unknown): boolean {
  return (
    isObject(schema) &&
    typeof schema.$ref === 'string' &&
    Object.keys(schema).every((keyword) => keyword === '$ref' || annotations.has(keyword))
  );
}

const annotations: ReadonlySet<string> = new Set([
  ...['title', 'description', 'summary', 'deprecated', 'example', 'examples', 'default', '$comment'],
]);

function requiredOf({ required }: JsonObject): ReadonlySet<string> {
  return new Set(Array.isArray(required) ? required.map(String) : []);
}

function nameOf(schema: unknown): string | undefined {
  if (!isObject(schema)) return undefined;
  const { $ref, title } = schema;
  if (typeof $ref === 'string') return $ref;
  return typeof title === 'string' ? title : undefined;
}

/** "Cat" of "#/components/schemas/Cat"; "another alternative" without a name. */
function called(schema: unknown): string {
  return nameOf(schema)?.split('/').at(-1) ?? 'one of its alternatives';
}
