import { at, isObject } from '../../contract/json.ts';
import type { Operation, Parameter } from '../../contract/operations/operation.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import type { Known } from '../model/strategy.ts';

/** So many identifiers are used up by a run, or by whoever was there before it. */
const few = 1000;

/** Whether there are so few values of a parameter that none of them is certain to be unknown. */
export function isFew({ schema }: Parameter, { contract }: Known): boolean {
  const definition = schema === undefined ? undefined : at(contract.intended, schema);
  if (!isObject(definition)) return false;
  if (typesOf(definition).includes('boolean')) return true;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = definition;
  const least = Math.max(
    numeric(minimum, Number.NEGATIVE_INFINITY),
    numeric(exclusiveMinimum, Number.NEGATIVE_INFINITY),
  );
  const most = Math.min(
    numeric(maximum, Number.POSITIVE_INFINITY),
    numeric(exclusiveMaximum, Number.POSITIVE_INFINITY),
  );
  return most - least < few || (typeof definition.maxLength === 'number' && definition.maxLength < 3);
}

function numeric(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/**
 * Whether the path of an operation has a parameter that there are only a few values of, or all of whose values the document
 * lists: several scenarios use the same one at a time.
 */
export function isScarce({ parameters }: Operation, known: Known): boolean {
  return parameters.some(
    (parameter) => parameter.in === 'path' && (isFew(parameter, known) || isListed(parameter, known)),
  );
}

/** Whether the document lists the values there are, so that each of them has to be there. */
export function isListed({ schema }: Parameter, { contract }: Known): boolean {
  const definition = schema === undefined ? undefined : at(contract.intended, schema);
  return isObject(definition) && Array.isArray(definition.enum);
}
