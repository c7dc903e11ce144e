import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject } from '../json.ts';
import { allowedTypes, type Demand, isOfType, listedValues, type TypeName, valuesOf } from './demand.ts';
import { expand } from './expand.ts';
import { makeArray } from './make-array.ts';
import { makeNumber } from './make-number.ts';
import { makeObject } from './make-object.ts';
import { makeText } from './make-text.ts';
import { deepest, type Maker, mostSteps } from './maker.ts';

/** Attempts at one place, each with other alternatives. */
const attempts = 8;

/** A value that satisfies all of some schemas; undefined if none is found. */
export function makeValue(maker: Maker, schemas: readonly unknown[], depth: number): unknown {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    maker.effort.steps += 1;
    if (depth > deepest || maker.effort.steps > mostSteps) return undefined;
    const varied = attempt > 0 || maker.varies ? maker.chance : undefined;
    // Deeper down, a schema that holds itself may take what ends it.
    const choice = depth === maker.choice?.path.length ? maker.choice : undefined;
    const demand = expand(maker.document, schemas, varied, choice);
    if (!demand) continue;
    const value = ofDemand(maker, demand, depth);
    if (value !== undefined && agrees(maker, demand, value)) return value;
  }
  return undefined;
}

/** Whether a value is none of those that are excluded: what cannot be made to be so is tried. */
function agrees({ test }: Maker, { not, exactlyOne }: Demand, value: unknown): boolean {
  if (not.some((schema) => test(schema, value))) return false;
  return exactlyOne.every(
    (list) => list.length < 2 || list.filter((schema) => test(schema, value)).length === 1,
  );
}

function ofDemand(maker: Maker, demand: Demand, depth: number): unknown {
  const { not } = demand;
  const { chance } = maker;
  const parts = maker.onText ? [...demand.parts, notEmpty(demand.parts)] : demand.parts;
  const excluded = not.flatMap((schema) =>
    isObject(schema) && Object.keys(schema).length === 1 ? [schema] : [],
  );
  const types = allowedTypes(parts).filter(
    (type) => !excluded.some(({ type: other }) => other === type) && !(maker.onText && type === 'null'),
  );
  const fits = (value: unknown) => types.some((type) => isOfType(value, type));
  const listed = listedValues(parts);
  if (listed) return chance.pick(listed.filter((value) => fits(value) && !isExcluded(maker, not, value)));
  if (maker.examples) {
    const shown = examplesOf(demand).filter((value) => fits(value) && !(maker.onText && value === ''));
    if (shown.length > 0) return shown[0];
  }
  for (const type of preferred(demand, types)) {
    const value = ofType(maker, type, { ...demand, parts }, depth);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What keeps a text and a list from being empty, where the schemas leave that open. */
function notEmpty(parts: readonly JsonObject[]): JsonObject {
  const isFree = !parts.some((part) => ['pattern', 'format', 'maxLength'].some((name) => name in part));
  const mayHaveItems = !parts.some(({ maxItems }) => maxItems === 0);
  return { ...(isFree && { minLength: 1 }), ...(mayHaveItems && { minItems: 1 }) };
}

function isExcluded({ test }: Maker, not: readonly unknown[], value: unknown): boolean {
  return not.some((schema) => test(schema, value));
}

function examplesOf({ parts }: Demand): unknown[] {
  const lists = valuesOf(parts, 'examples').flatMap((list) => (Array.isArray(list) ? list : []));
  const all = [...valuesOf(parts, 'example'), ...lists, ...valuesOf(parts, 'default')];
  return all.filter((value, index) => all.findIndex((one) => isDeepStrictEqual(one, value)) === index);
}

/** The types that a value may have, first those that the keywords are about; null where nothing else is left. */
function preferred({ parts }: Demand, types: readonly TypeName[]): TypeName[] {
  const isSaid = parts.some((part) => 'type' in part);
  const about = isSaid
    ? types
    : types.filter((type) => parts.some((part) => keywordsOf(type).some((name) => name in part)));
  const ordered =
    about.length > 0
      ? [...about, ...types.filter((type) => !about.includes(type))]
      : ['string' as const, ...types];
  const possible = ordered.filter((type) => types.includes(type));
  return [...new Set([...possible.filter((type) => type !== 'null'), ...possible])];
}

function keywordsOf(type: TypeName): readonly string[] {
  return keywords[type] ?? [];
}

const keywords: Readonly<Partial<Record<TypeName, readonly string[]>>> = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'unevaluatedProperties',
    'dependentRequired',
    'dependentSchemas',
  ],
  array: ['items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems'],
  string: ['pattern', 'minLength', 'maxLength', 'format', 'contentEncoding', 'contentMediaType'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
};

function ofType(maker: Maker, type: TypeName, { parts, not }: Demand, depth: number): unknown {
  switch (type) {
    case 'object':
      return makeObject(maker, parts, not, depth);
    case 'array':
      return makeArray(maker, parts, depth);
    case 'string':
      return makeText(parts, maker.chance);
    case 'boolean':
      return maker.chance.pick([true, false].filter((value) => !isExcluded(maker, not, value)));
    case 'null':
      return null;
    default: {
      // A number that may be any is a whole one: it may be an identifier, and a fraction in a path is none.
      return makeNumber(parts, type === 'integer', maker.chance);
    }
  }
}
