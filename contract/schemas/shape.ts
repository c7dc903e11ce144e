import { at, isObject, type JsonObject } from '../json.ts';
import { typesOf } from './dialect.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { resolve } from './references.ts';

/** As much of a schema as reading text needs: OpenAPI's styles do not say what type a piece of text is. */
export interface Shape {
  readonly types: ReadonlySet<string>;
  /** Of the items of an array. */
  readonly items: Shape | undefined;
  /** Of the members of an object that have a name of their own. */
  readonly members: ReadonlyMap<string, Shape>;
  /** Of the members that a pattern describes. */
  readonly patterns: readonly (readonly [pattern: Pattern, shape: Shape])[];
  /** Of all other members; undefined where the schema says nothing about them. */
  readonly others: Shape | undefined;
}

const anything: Shape = {
  types: new Set(),
  items: undefined,
  members: new Map(),
  patterns: [],
  others: undefined,
};
const deepest = 4;

/** The shape at a pointer, through references and compositions. */
export function shapeAt(document: JsonObject, pointer: string | undefined): Shape {
  return pointer === undefined ? anything : shapeOf(document, at(document, pointer), 0);
}

/** The shape of one member of an object, by whatever describes it; undefined where nothing does. */
export function memberShape({ members, patterns, others }: Shape, name: string): Shape | undefined {
  return members.get(name) ?? patterns.find(([pattern]) => pattern.test(name))?.[1] ?? others;
}

function shapeOf(document: JsonObject, schema: unknown, depth: number): Shape {
  const parts = depth > deepest ? [] : partsOf(document, schema, 0);
  const inner = (part: unknown) => shapeOf(document, part, depth + 1);
  const items = parts.find((part) => isObject(part.items))?.items;
  const others = parts.find((part) => isObject(part.additionalProperties))?.additionalProperties;
  const members = parts.flatMap(({ properties }) => (isObject(properties) ? Object.entries(properties) : []));
  const patterns = parts.flatMap(({ patternProperties }) =>
    isObject(patternProperties) ? Object.entries(patternProperties) : [],
  );
  return {
    types: new Set(parts.flatMap(typesOf)),
    items: items === undefined ? undefined : inner(items),
    members: new Map(members.map(([name, member]) => [name, inner(member)])),
    patterns: patterns.map(([pattern, member]) => [compilePattern(pattern), inner(member)] as const),
    others: others === undefined ? undefined : inner(others),
  };
}

/** A schema and all that it is composed of. */
function partsOf(document: JsonObject, schema: unknown, depth: number): JsonObject[] {
  const value = resolve(document, schema, '#')?.value;
  if (!value || depth > deepest) return [];
  const inner = [value.allOf, value.anyOf, value.oneOf].filter(Array.isArray).flat();
  return [value, ...inner.flatMap((part) => partsOf(document, part, depth + 1))];
}
