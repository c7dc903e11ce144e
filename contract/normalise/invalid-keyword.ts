import { isObject, type JsonObject } from '../json.ts';
import type { Rule } from './rule.ts';

/** A keyword whose value is none that it can have cannot be judged by: `type: any`, `required: true`. */
export const invalidKeyword: Rule = {
  name: 'invalid-keyword',
  help: 'Give the keyword a valid value of JSON Schema.',
  meaning:
    'A keyword has a value that JSON Schema does not define, such as `type: any` or `required: true`. Nothing can be judged by it. Assay ignores it.',
  source: 'JSON Schema 2020-12, Validation, section 6',
  example: `
    components:
      schemas:
        Pet: { type: any }`,
  read: (schema) => {
    const wrong = Object.keys(schema).filter((name) => keywords[name]?.(schema[name]) === false);
    if (wrong.length === 0) return undefined;
    const kept = Object.entries(schema).flatMap(([name, value]): [string, unknown][] => {
      if (!wrong.includes(name)) return [[name, value]];
      return isObject(value) && mapsOfSchemas.includes(name) ? [[name, schemasOf(value)]] : [];
    });
    const values = wrong.map((name) => `${name}: ${JSON.stringify(schema[name])}`).join(' and ');
    return {
      schema: Object.fromEntries(kept),
      message: `${values} ${wrong.length === 1 ? 'is' : 'are'} not defined by JSON Schema; ignored`,
    };
  },
};

const types = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];

type Check = (value: unknown) => boolean;

const isType: Check = (value) => types.some((type) => type === value);
const isNumber: Check = (value) => typeof value === 'number';
const isCount: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const isText: Check = (value) => typeof value === 'string';
const isSchema: Check = (value) => isObject(value) || typeof value === 'boolean';
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isFilled: Check = (value) => Array.isArray(value) && value.length > 0;
const isMapOfSchemas: Check = (value) => isObject(value) && Object.values(value).every(isSchema);
const isListOfSchemas: Check = (value) => isFilled(value) && isListOf(isSchema)(value);

const mapsOfSchemas = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];

const checks: readonly (readonly [check: Check, names: readonly string[]])[] = [
  [(value) => isType(value) || (isFilled(value) && isListOf(isType)(value)), ['type']],
  [isNumber, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']],
  [(value) => typeof value === 'number' && value > 0, ['multipleOf']],
  [isCount, ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties']],
  [isText, ['pattern', 'format', '$ref']],
  [isFilled, ['enum']],
  [isListOf(isText), ['required']],
  [isSchema, ['items', 'additionalProperties', 'not', 'contains', 'propertyNames', 'if', 'then', 'else']],
  [isMapOfSchemas, mapsOfSchemas],
  [isListOfSchemas, ['allOf', 'anyOf', 'oneOf', 'prefixItems']],
  [(value) => typeof value === 'boolean', ['uniqueItems']],
];

const keywords: Readonly<Record<string, Check>> = Object.fromEntries(
  checks.flatMap(([check, names]) => names.map((name) => [name, check])),
);

/** The members of a map that are schemas. */
function schemasOf(map: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([, schema]) => isSchema(schema)));
}
