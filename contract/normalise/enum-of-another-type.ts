import { isDeepStrictEqual } from 'node:util';
import { typesOf } from '../schemas/dialect.ts';
import type { Rule } from './rule.ts';

/** `enum` with numbers for a text, or with texts for a number: YAML and JSON tell them apart, and their authors do not. */
export const enumOfAnotherType: Rule = {
  name: 'enum-of-another-type',
  help: 'Quote the values of a text, and write those of a number without quotes.',
  meaning:
    'An `enum` lists numbers where `type` is string, or texts where it is a number. Strictly, no value is valid. Assay reads the listed values in the type. Where none can be, such as `0 (unknown)` for an integer, the list is ignored.',
  source: 'JSON Schema 2020-12, Validation, sections 6.1.1 and 6.1.2',
  example: `
    components:
      schemas:
        Size: { type: string, enum: [1, 2, 3] }`,
  read: (schema) => {
    if (!Array.isArray(schema.enum)) return undefined;
    const types = typesOf(schema);
    if (types.length === 0) return undefined;
    const values = schema.enum.map((value) => inTypes(value, types));
    if (!values.some((value) => isOfOne(value, types))) {
      const { enum: _, ...rest } = schema;
      return {
        schema: rest,
        message: `"enum" lists no value of the type ${types.join(' or ')}; ignored`,
      };
    }
    if (isDeepStrictEqual(values, schema.enum)) return undefined;
    return {
      schema: { ...schema, enum: values },
      message: `"enum" lists values that are of another type than ${types.join(' or ')}; read in that type`,
    };
  },
};

/** A value as it was meant; the same where its own type is allowed, or where it says nothing in the other one. */
function inTypes(value: unknown, types: readonly string[]): unknown {
  const isNumeric = types.includes('number') || types.includes('integer');
  if (typeof value === 'number') return types.includes('string') && !isNumeric ? String(value) : value;
  if (typeof value !== 'string' || types.includes('string') || !isNumeric) return value;
  const number = Number(value);
  const isWritten = value.trim() !== '' && Number.isFinite(number);
  return isWritten && (types.includes('number') || Number.isInteger(number)) ? number : value;
}

function isOfOne(value: unknown, types: readonly string[]): boolean {
  if (value === null) return types.includes('null');
  if (Array.isArray(value)) return types.includes('array');
  if (Number.isInteger(value) && types.includes('integer')) return true;
  return types.includes(typeof value);
}
