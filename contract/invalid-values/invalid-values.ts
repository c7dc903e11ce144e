import type { Contract } from '../contract.ts';
import { at, isObject, type JsonObject, type Path, placeName, replaceAt } from '../json.ts';
import type { Cause } from '../operations/cause.ts';
import { resolve } from '../schemas/references.ts';
import { mutations } from './mutations.ts';

/** A value that is wrong in one place and valid everywhere else. */
export interface InvalidValue {
  /** "name missing", "authorization[0].role not one of the listed values". */
  readonly name: string;
  readonly cause: Cause;
  /** The member that is wrong: "name"; empty for the value as a whole. */
  readonly member: string;
  readonly value: unknown;
}

/**
 * Invalid variants of a valid request body, each wrong in one named place. A variant that the schema accepts after all
 * (because another branch of it allows the value) is left out.
 */
export function invalidValues(contract: Contract, schema: string, valid: unknown): InvalidValue[] {
  const validator = contract.requests.at(schema);
  const places = placesOf(contract.intended, at(contract.intended, schema), valid, []);
  return places
    .flatMap((place) => [...missing(place, valid), ...mutated(place, valid)])
    .filter(({ value }) => !validator.accepts(value));
}

/** A place in a value, with the schema that holds there. */
interface Place {
  readonly path: Path;
  readonly schema: JsonObject;
  readonly value: unknown;
}

const deepest = 3;

/** All places of a valid value whose schema is one of plain keywords, outermost first. */
function placesOf(document: JsonObject, schema: unknown, value: unknown, path: Path): Place[] {
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

function missing({ path, schema, value }: Place, whole: unknown): InvalidValue[] {
  if (!isObject(value) || !Array.isArray(schema.required)) return [];
  return schema.required
    .map(String)
    .filter((name) => name in value)
    .map((name) => {
      const { [name]: _, ...rest } = value;
      const member = placeName([...path, name]);
      return {
        name: `${member} missing`,
        cause: 'missing-member',
        member,
        value: replaceAt(whole, path, rest),
      };
    });
}

function mutated({ path, schema, value }: Place, whole: unknown): InvalidValue[] {
  const member = placeName(path);
  return mutations.flatMap(({ name, cause, replace }) => {
    const replacement = replace(schema, value);
    if (!replacement) return [];
    return [
      {
        name: `${member || 'the body'} ${name}`,
        cause,
        member,
        value: replaceAt(whole, path, replacement.value),
      },
    ];
  });
}
