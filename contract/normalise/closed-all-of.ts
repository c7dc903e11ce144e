import { unresolvedExtension } from '../extensions.ts';
import { isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import type { Rule } from './rule.ts';

/**
 * `allOf` over objects of which one is closed by `additionalProperties: false`: by the letter each part forbids the
 * members of the others, so that often no value satisfies it. What is meant is one object with the members of all.
 */
export const closedAllOf: Rule = {
  name: 'closed-all-of',
  help: 'Use `unevaluatedProperties` beside the `allOf` instead of `additionalProperties` in a part of it.',
  meaning:
    'A part of an `allOf` has `additionalProperties: false`, which allows only the members of that part. Strictly, it forbids the members of the other parts, so often no value is valid. Assay reads it as one object with the members of all parts.',
  source: 'JSON Schema 2020-12, Core, section 10.3.2.3',
  example: `
    components:
      schemas:
        Pet:
          allOf:
            - { type: object, required: [name], properties: { name: { type: string } } }
            - { type: object, properties: { id: { type: integer } }, additionalProperties: false }`,
  read: (schema, document) => {
    if (!Array.isArray(schema.allOf)) return undefined;
    const { allOf, properties, required, additionalProperties, type, ...annotations } = schema;
    const own = { properties, required, additionalProperties, type };
    const parts = [...allOf, own].map((part) => flattened(part, document));
    if (!parts.every((part) => part !== undefined) || !forbidEachOther(parts)) return undefined;
    const whole = merged(parts);
    return {
      schema: {
        ...annotations,
        type: 'object',
        properties: whole.properties,
        ...(whole.required.length > 0 ? { required: whole.required } : {}),
        additionalProperties: false,
      },
      message:
        'a closed part of this "allOf" forbids the members of the other parts; read as one object with the members of all parts',
    };
  },
};

interface ObjectPart {
  readonly properties: JsonObject;
  readonly required: readonly unknown[];
  readonly closed: boolean;
}

/** A part as plain members, its own `allOf` included; undefined if it says more than that. */
function flattened(part: unknown, document: JsonObject, depth = 0): ObjectPart | undefined {
  const schema = resolve(document, part, '#')?.value;
  if (!schema || depth > 10) return undefined;
  if (['oneOf', 'anyOf', 'not', 'if', unresolvedExtension].some((keyword) => keyword in schema))
    return undefined;
  if (schema.type !== undefined && schema.type !== 'object') return undefined;
  const nested = Array.isArray(schema.allOf)
    ? schema.allOf.map((each) => flattened(each, document, depth + 1))
    : [];
  if (!nested.every((each) => each !== undefined)) return undefined;
  const own = {
    properties: isObject(schema.properties) ? schema.properties : {},
    required: Array.isArray(schema.required) ? schema.required : [],
    closed: schema.additionalProperties === false,
  };
  return merged([...nested, own]);
}

/** All members together; a member that several parts describe has to satisfy all of them. */
function merged(parts: readonly ObjectPart[]): ObjectPart {
  const properties: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [name, schema] of Object.entries(part.properties)) {
      const known = properties[name];
      const same = known === undefined || JSON.stringify(known) === JSON.stringify(schema);
      properties[name] = same ? schema : { allOf: [known, schema] };
    }
  }
  return {
    properties,
    required: [...new Set(parts.flatMap(({ required }) => required))],
    closed: parts.some(({ closed }) => closed),
  };
}

function forbidEachOther(parts: readonly ObjectPart[]): boolean {
  const names = new Set(parts.flatMap(({ properties }) => Object.keys(properties)));
  return parts.some(({ closed, properties }) => closed && Object.keys(properties).length < names.size);
}
