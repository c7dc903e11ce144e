import type { Contract } from '../contract.ts';
import { at, isObject, placeName, removeAt, replaceAt } from '../json.ts';
import type { Cause } from '../operations/cause.ts';
import { mutations } from './mutations.ts';
import { type Place, placesOf } from './places.ts';

/** A value that is wrong in one place and valid everywhere else. */
export interface InvalidValue {
  /** "name missing", "authorization[0].role not one of the listed values". */
  readonly name: string;
  readonly cause: Cause;
  /** The member that is wrong: "name"; empty for the value as a whole. */
  readonly member: string;
  readonly value: unknown;
  /** It is null where nothing at all would be right: many servers read both alike. */
  readonly isAsGoodAsAbsent?: true;
  /** It is a scalar in place of another one: many servers turn "7" into 7, and 7.5 into a text. */
  readonly isConvertible?: true;
}

/**
 * Invalid variants of a valid request body, each wrong in one named place. A variant that the schema accepts after all
 * (because another branch of it allows the value) is left out.
 */
export function invalidValues(contract: Contract, schema: string, valid: unknown): InvalidValue[] {
  const validator = contract.requests.at(schema);
  const places = placesOf(contract.intended, at(contract.intended, schema), valid, []);
  return places
    .flatMap((place) => [...missing(place, valid), ...mutated(place, valid, validator.accepts)])
    .filter(({ value }) => !validator.accepts(value));
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

function mutated(
  { path, schema, value }: Place,
  whole: unknown,
  accepts: (value: unknown) => boolean,
): InvalidValue[] {
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
        ...(replacement.value === null && path.length > 0 && accepts(removeAt(whole, path))
          ? { isAsGoodAsAbsent: true }
          : {}),
        ...(replacement.isConvertible && { isConvertible: true }),
      },
    ];
  });
}
