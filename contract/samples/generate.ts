import { generateSync } from 'json-schema-faker';
import { at, isObject, type JsonObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { resolve } from '../schemas/references.ts';
import { mapSchema } from '../schemas/schema-map.ts';

/** The one file that imports json-schema-faker. */

/** Makes a value from the schema at a pointer, or undefined where the generator gives up. It need not be valid. */
export type Generate = (schema: string, manner: Manner) => unknown;

export interface Manner {
  /** The same seed gives the same value. */
  readonly seed: number;
  /** How likely it is that a member is there that need not be: from 0 to 1. */
  readonly optionals: number;
  /** Takes values from the examples that stand in the schema, where it has some. */
  readonly examples?: boolean;
  /** Fills the alternatives of a `oneOf` with all of their members, so that one can be told from the other. */
  readonly telling?: boolean;
  /** Makes nothing that the text of a parameter or a form cannot say: no null, no list and no text that is empty. */
  readonly onText?: boolean;
}

/** A generator of values for the schemas of a document. What it needs of a schema is prepared once. */
export function createGenerator(document: JsonObject): Generate {
  const plain = prepared(document, withKeywordsOnly);
  const telling = prepared(document, (schema) => withOpenChoice(withKeywordsOnly(schema)));
  const text = prepared(document, (schema) => asText(withKeywordsOnly(schema)));
  return (schema, { seed, optionals, examples = false, telling: isTelling = false, onText = false }) => {
    const refResolver = onText ? text : isTelling ? telling : plain;
    try {
      return generateSync(
        { $ref: schema },
        {
          seed,
          optionalsProbability: optionals,
          useExamplesValue: examples,
          maxItems: 2,
          maxDepth: 12,
          formats,
          refResolver,
        },
      );
    } catch {
      // A schema that cannot be satisfied makes the generator throw; that there is no value is the answer.
      return undefined;
    }
  };
}

/** Whether a schema allows any value, so that a generated one would be of any type. */
export function saysNothing(document: JsonObject, schema: string): boolean {
  const resolved = resolve(document, at(document, schema), schema)?.value;
  return resolved !== undefined && Object.keys(withKeywordsOnly(resolved)).length === 0;
}

const formats = {
  byte: () => 'YXNzYXk=',
  binary: () => 'assay',
};

/** Schemas by pointer, each without what the generator would take for something else. */
function prepared(
  document: JsonObject,
  adapt: (schema: JsonObject) => JsonObject,
): (pointer: string) => JsonObject | boolean {
  const known = new Map<string, JsonObject | boolean>();
  return (pointer) => {
    const kept = known.get(pointer);
    if (kept !== undefined) return kept;
    const schema = at(document, pointer);
    if (!isObject(schema) && typeof schema !== 'boolean') throw new Error(`there is no schema at ${pointer}`);
    const result = isObject(schema) ? mapSchema(schema, pointer, adapt) : schema;
    known.set(pointer, result);
    return result;
  };
}

/**
 * The generator takes members that it does not know for members of the value ("x-internal": true), and others for
 * instructions to itself ("template").
 */
function withKeywordsOnly(schema: JsonObject): JsonObject {
  const kept = Object.entries(schema).filter(([name]) => keywords.has(name));
  const single = 'example' in schema ? [['examples', [schema.example]]] : [];
  const whole = isUnbounded(schema) ? [['type', 'integer']] : [];
  return Object.fromEntries([...single, ...kept, ...whole, ...shorter(schema)]);
}

/** Characters that a made text has at most, unless it needs more: the generator makes use of all that it may. */
const longest = 100;

function shorter({ maxLength, minLength }: JsonObject): [string, number][] {
  if (typeof maxLength !== 'number' || maxLength <= longest) return [];
  return [['maxLength', Math.min(maxLength, Math.max(longest, Number(minLength ?? 0)))]];
}

/** A number that may be any is a whole one: it may be an identifier, and a fraction in a path is none. */
function isUnbounded(schema: JsonObject): boolean {
  return schema.type === 'number' && !bounds.some((bound) => bound in schema);
}

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];

/** The generator leaves optional members out of the alternatives of a `oneOf`, and not out of those of an `anyOf`. */
function withOpenChoice({ oneOf, ...schema }: JsonObject): JsonObject {
  return oneOf === undefined ? schema : { anyOf: oneOf, ...schema };
}

/** The same schema without what no text can say, as far as something else is left. */
function asText(schema: JsonObject): JsonObject {
  const types = typesOf(schema);
  const told = types.filter((type) => type !== 'null');
  const isFree = !['enum', 'const', 'pattern', 'format', 'maxLength'].some((name) => name in schema);
  return {
    ...schema,
    ...(told.length > 0 && told.length < types.length ? { type: told.length === 1 ? told[0] : told } : {}),
    ...withoutNull('enum', schema, (value) => value === null),
    ...withoutNull('anyOf', schema, isNullOnly),
    ...withoutNull('oneOf', schema, isNullOnly),
    ...(told.includes('array') && schema.maxItems !== 0
      ? { minItems: Math.max(1, Number(schema.minItems ?? 0)) }
      : {}),
    ...(told.includes('string') && isFree ? { minLength: Math.max(1, Number(schema.minLength ?? 0)) } : {}),
  };
}

function withoutNull(
  name: string,
  { [name]: list }: JsonObject,
  isNull: (value: unknown) => boolean,
): JsonObject {
  const left = Array.isArray(list) ? list.filter((value) => !isNull(value)) : [];
  return left.length > 0 ? { [name]: left } : {};
}

function isNullOnly(schema: unknown): boolean {
  return isObject(schema) && (schema.type === 'null' || schema.const === null);
}

const keywords = new Set([
  '$ref',
  '$defs',
  'type',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'items',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'default',
  'examples',
]);
