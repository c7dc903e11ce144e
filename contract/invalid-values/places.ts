import { isObject, type JsonObject, type Path } from '../json.ts';
import { resolve } from '../schemas/references.ts';

/** A place in a value, with the schema that holds there. */
export interface Place {
  readonly path: Path;
  readonly schema: JsonObject;
  readonly value: unknown;
}

const deepest = 3;

/** All places of a valid value whose schema is one of plain keywords, outermost first. */
export function placesOf(document: JsonObject, schema: unknown, value: unknown, path: Path): Place[] {
  const plain = plainSchema(document, schema);
  if (!plain || path.length > deepest) return [];
  return [{ path, schema: plain, value }, ...innerPlaces(document, plain, value, path)];
}

function innerPlaces(document: JsonObject, schema: JsonObject, value: unknown, path: Path): Place[] {
  if (Array.isArray(value))
    return value.length > 0 ? placesOf(document, schema.items, value[0], [...path, 0]) : [];
  const { properties } = schema;
  if (!isObject(value) || !isObject(properties)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    placesOf(document, properties[name], member, [...path, name]),
  );
}

/**
 * A schema without references, compositions and a wrapping "or null"; a choice between several is left out, because
 * what one of its branches refuses another may accept. Undefined if it is anything more complicated.
 */
function plainSchema(document: JsonObject, schema: unknown, depth = 0): JsonObject | undefined {
  const value = resolve(document, schema, '#')?.value;
  if (!value || depth > deepestNesting) return undefined;
  const { allOf, anyOf, oneOf, ...own } = value;
  const all = [...(Array.isArray(allOf) ? allOf : []), ...onlyBranch(anyOf), ...onlyBranch(oneOf)];
  const parts = all.map((part) => plainSchema(document, part, depth + 1));
  return parts.every((part) => part !== undefined) ? [...parts, own].reduce(together) : undefined;
}

/** The one branch that is left when "or null" is taken away. */
function onlyBranch(alternatives: unknown): unknown[] {
  const branches = Array.isArray(alternatives) ? alternatives : [];
  const others = branches.filter((one) => !(isObject(one) && one.type === 'null'));
  return others.length === 1 ? others : [];
}

const deepestNesting = 10;

/** Two parts of an `allOf` as one schema: the members of both. */
function together(one: JsonObject, other: JsonObject): JsonObject {
  const properties = [one, other].map((part) => (isObject(part.properties) ? part.properties : {}));
  const required = [one, other].flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  return {
    ...one,
    ...other,
    ...(properties.some((each) => Object.keys(each).length > 0)
      ? { properties: Object.assign({}, ...properties) }
      : {}),
    ...(required.length > 0 ? { required: [...new Set(required)] } : {}),
  };
}
