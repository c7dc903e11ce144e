import { at, type JsonObject } from '../../contract/json.ts';
import type { Operation, Parameter } from '../../contract/operations/operation.ts';
import { sameParameter } from '../../contract/operations/path-template.ts';
import { operationOnOne } from '../../contract/resources/resources.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import { resolve } from '../../contract/schemas/references.ts';
import type { Known } from '../model/strategy.ts';

/** So many identifiers are used up by a run, or by whoever was there before it. */
const few = 1000;

/** Whether there are so few values of a parameter that none of them is certain to be unknown. */
export function isFew(parameter: Parameter, known: Known): boolean {
  const definition = definitionOf(parameter, known);
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
export function isListed(parameter: Parameter, known: Known): boolean {
  return Array.isArray(definitionOf(parameter, known).enum);
}

/** Whether an operation creates what there are only a few of: somebody may have created it before. */
export function createsScarce({ key }: Operation, known: Known): boolean {
  return known.graph.collections.some(({ roles, itemPath }) => {
    if (roles.create?.key !== key) return false;
    const one = operationOnOne(roles);
    const parameter = one && sameParameter(one, itemPath);
    return parameter !== undefined && (isFew(parameter, known) || isListed(parameter, known));
  });
}

function definitionOf({ schema }: Parameter, { contract: { intended } }: Known): JsonObject {
  return (schema === undefined ? undefined : resolve(intended, at(intended, schema), schema)?.value) ?? {};
}
