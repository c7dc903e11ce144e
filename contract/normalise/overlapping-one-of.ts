import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject } from '../json.ts';
import { resolve } from '../references.ts';
import type { Rule } from './rule.ts';

/**
 * `oneOf` over open objects of which one accepts whatever another one describes: by the letter a value has to break the
 * one to be the other. What is meant is that either will do.
 */
export const overlappingOneOf: Rule = {
  name: 'overlapping-one-of',
  read: (schema, document) => {
    const { oneOf, ...rest } = schema;
    if (!Array.isArray(oneOf) || oneOf.length < 2 || 'anyOf' in schema) return undefined;
    const alternatives = oneOf.map((each) => asPlainObject(resolve(document, each, '#')?.value));
    const absorbed = alternatives.findIndex(
      (one) => one && alternatives.some((other) => other && other !== one && absorbs(other, one)),
    );
    if (absorbed < 0) return undefined;
    return {
      schema: { ...rest, anyOf: oneOf },
      message: `whatever satisfies alternative ${absorbed + 1} of this "oneOf" satisfies another one as well; read as "anyOf"`,
    };
  },
};

interface PlainObject {
  readonly properties: JsonObject;
  readonly required: readonly unknown[];
  readonly isClosed: boolean;
}

const understood = ['type', 'properties', 'required', 'additionalProperties'];
const annotations = ['title', 'description', 'example', 'examples', 'deprecated', 'externalDocs', 'xml'];

/** An object that says nothing beyond its members; undefined for everything else. */
function asPlainObject(schema: JsonObject | undefined): PlainObject | undefined {
  if (schema?.type !== 'object') return undefined;
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const says = Object.keys(schema).filter((name) => !annotations.includes(name) && !name.startsWith('x-'));
  const isPlain =
    says.every((name) => understood.includes(name)) && typeof additionalProperties === 'boolean';
  if (!isPlain || !isObject(properties) || !Array.isArray(required)) return undefined;
  return { properties, required, isClosed: additionalProperties === false };
}

/** Whether every value that has only the members of `one` satisfies `other`. */
function absorbs(other: PlainObject, one: PlainObject): boolean {
  if (other.isClosed && Object.keys(one.properties).some((name) => !(name in other.properties))) return false;
  if (!other.required.every((name) => one.required.includes(name))) return false;
  return Object.entries(other.properties).every(
    ([name, schema]) => !(name in one.properties) || isDeepStrictEqual(one.properties[name], schema),
  );
}
