import type { Cause } from '../cause.ts';
import type { Contract } from '../contract.ts';
import { at, isObject, type JsonObject, type Path, placeName, replaceAt } from '../json.ts';
import { resolve } from '../references.ts';
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

/** A schema without references and without a wrapping "or null"; undefined if it is anything more complicated. */
function plainSchema(document: JsonObject, schema: unknown): JsonObject | undefined {
  const value = resolve(document, schema, '#')?.value;
  if (!value) return undefined;
  const { anyOf, oneOf, allOf } = value;
  const alternatives = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : undefined;
  if (alternatives) {
    const [only, ...others] = alternatives.filter((one) => !(isObject(one) && one.type === 'null'));
    return others.length === 0 && only ? plainSchema(document, only) : undefined;
  }
  if (!Array.isArray(allOf)) return value;
  const parts = allOf.map((part) => plainSchema(document, part));
  return parts.every((part) => part !== undefined) ? Object.assign({}, ...parts, value) : undefined;
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
