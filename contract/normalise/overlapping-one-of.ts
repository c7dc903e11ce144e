import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import type { Rule } from './rule.ts';

/**
 * `oneOf` over open objects of which one accepts whatever another one describes, or over alternatives that say the same: by the
 * letter a value has to break the one to be the other. What is meant is that either will do.
 */
export const overlappingOneOf: Rule = {
  name: 'overlapping-one-of',
  help: 'Write `anyOf`, or make each alternative require what distinguishes it.',
  meaning:
    'One alternative of a `oneOf` accepts every value of another one. Strictly, such a value matches two alternatives and is therefore invalid. Assay reads it as `anyOf`.',
  source: 'JSON Schema 2020-12, Core, section 10.2.1.3',
  example: `
    components:
      schemas:
        Pet:
          oneOf:
            - { type: object, properties: { name: { type: string } } }
            - { type: object, required: [name], properties: { name: { type: string }, age: { type: integer } } }`,
  read: (schema, document) => {
    const { oneOf, ...rest } = schema;
    if (!Array.isArray(oneOf) || oneOf.length < 2 || 'anyOf' in schema) return undefined;
    const alternatives = oneOf.map((each) => asPlainObject(document, each));
    const resolved = oneOf.map((each) => resolve(document, each, '#')?.value);
    const absorbed = alternatives.findIndex(
      (one, index) =>
        (one && alternatives.some((other) => other && other !== one && absorbs(document, other, one))) ||
        (isObject(resolved[index]) &&
          resolved.some((other, at) => at !== index && saysTheSame(other, resolved[index]))),
    );
    if (absorbed < 0) return undefined;
    return {
      schema: { ...rest, anyOf: oneOf },
      message: `every value of alternative ${absorbed + 1} of this "oneOf" also matches another alternative; read as "anyOf"`,
    };
  },
};

interface PlainObject {
  readonly properties: JsonObject;
  readonly required: readonly unknown[];
  readonly isClosed: boolean;
}

const understood = ['type', 'properties', 'required', 'additionalProperties', 'allOf'];
const annotations = [
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  'xml',
];

/** An object that says nothing beyond its members, also in several parts; undefined for everything else. */
function asPlainObject(document: JsonObject, part: unknown, depth = 0): PlainObject | undefined {
  const schema = resolve(document, part, '#')?.value;
  if (!schema || depth > 5 || (schema.type !== undefined && schema.type !== 'object')) return undefined;
  const { properties = {}, required = [], additionalProperties = true, allOf = [] } = schema;
  const isPlain =
    Object.keys(withoutAnnotations(schema)).every((name) => understood.includes(name)) &&
    typeof additionalProperties === 'boolean';
  if (!isPlain || !isObject(properties) || !Array.isArray(required) || !Array.isArray(allOf))
    return undefined;
  const parts = allOf.map((each) => asPlainObject(document, each, depth + 1));
  if (!parts.every((each) => each !== undefined)) return undefined;
  if (schema.type === undefined && parts.length === 0 && Object.keys(properties).length === 0)
    return undefined;
  return [...parts, { properties, required, isClosed: additionalProperties === false }].reduce(together);
}

/** What is declared twice says both; that of the later part is the one that is told apart. */
function together(one: PlainObject, other: PlainObject): PlainObject {
  return {
    properties: { ...one.properties, ...other.properties },
    required: [...one.required, ...other.required],
    isClosed: one.isClosed || other.isClosed,
  };
}

/** Whether every value that has only the members of `one` satisfies `other`. */
function absorbs(document: JsonObject, other: PlainObject, one: PlainObject, depth = 0): boolean {
  if (other.isClosed && Object.keys(one.properties).some((name) => !Object.hasOwn(other.properties, name)))
    return false;
  if (!other.required.every((name) => one.required.includes(name))) return false;
  return Object.entries(other.properties).every(
    ([name, schema]) =>
      !Object.hasOwn(one.properties, name) || includes(document, schema, one.properties[name], depth),
  );
}

/** The same of members: what says the same, what is an object again, and lists of that. */
function includes(document: JsonObject, other: unknown, one: unknown, depth: number): boolean {
  const outer = resolve(document, other, '#')?.value ?? other;
  const inner = resolve(document, one, '#')?.value ?? one;
  if (saysTheSame(outer, inner)) return true;
  if (!isObject(outer) || !isObject(inner) || depth > 3) return false;
  if (isPlainList(outer) && isPlainList(inner))
    return includes(document, outer.items, inner.items, depth + 1);
  const [outside, inside] = [asPlainObject(document, outer), asPlainObject(document, inner)];
  return outside !== undefined && inside !== undefined && absorbs(document, outside, inside, depth + 1);
}

function isPlainList(schema: JsonObject): boolean {
  return (
    schema.type === 'array' &&
    Object.keys(withoutAnnotations(schema)).every((name) => name === 'type' || name === 'items')
  );
}

function saysTheSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  return isDeepStrictEqual(withoutAnnotations(one), withoutAnnotations(other));
}

function withoutAnnotations(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([name]) => !annotations.includes(name) && !name.startsWith('x-')),
  );
}
