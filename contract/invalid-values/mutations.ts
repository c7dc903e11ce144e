import { isObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { compilePattern } from '../schemas/pattern.ts';
import type { Mutation, Replacement } from './mutation.ts';

/** Above, it costs too much to be too long, and what is refused is the size of the request: many servers read 100 KB. */
const longestBoundary = 10_000;

/** Nobody turns them into a scalar. */
const structures = [{ not: 'the right type' }, ['not the right type']];

/** Lenient parsers take any words for a relative address; of this, even they make nothing. */
const notAnAddress = '://not in the format/%zz';

/** Every class of invalid value, by the keyword that it breaks. */
export const mutations: readonly Mutation[] = [
  {
    name: 'null',
    cause: 'invalid-member',
    replace: (schema) =>
      typesOf(schema).length > 0 && !typesOf(schema).includes('null') ? { value: null } : undefined,
  },
  {
    name: 'of the wrong type',
    cause: 'invalid-member',
    replace: (schema) => {
      const types = typesOf(schema);
      if (types.length === 0) return undefined;
      // First what a server would take that makes values fit: "7" for a number, "true" for a flag, 7.5 for a text.
      const text = types.includes('boolean') ? 'true' : '7';
      const value = [text, 7.5, ...structures].find((candidate) => !types.includes(typeName(candidate)));
      if (value === undefined) return undefined;
      return isScalar(value) && hasScalar(types) ? { value, isConvertible: true } : { value };
    },
  },
  {
    name: 'of another type',
    cause: 'invalid-member',
    replace: (schema) => {
      const types = typesOf(schema);
      const value = structures.find((candidate) => !types.includes(typeName(candidate)));
      return hasScalar(types) && value !== undefined ? { value } : undefined;
    },
  },
  {
    name: 'not one of the listed values',
    cause: 'invalid-member',
    replace: ({ enum: listed }) => (Array.isArray(listed) ? { value: 'not-a-listed-value' } : undefined),
  },
  {
    name: 'not the only value it can have',
    cause: 'invalid-member',
    replace: (schema) => ('const' in schema ? { value: 'not-the-only-value' } : undefined),
  },
  {
    name: 'too short',
    cause: 'invalid-member',
    replace: ({ minLength }) =>
      typeof minLength === 'number' && minLength > 0 ? { value: 'a'.repeat(minLength - 1) } : undefined,
  },
  {
    name: 'too long',
    cause: 'invalid-member',
    replace: ({ maxLength }) =>
      typeof maxLength === 'number' && maxLength <= longestBoundary
        ? { value: 'a'.repeat(maxLength + 1) }
        : undefined,
  },
  {
    name: 'not matching its pattern',
    cause: 'invalid-member',
    replace: ({ pattern }, valid) =>
      typeof pattern === 'string' ? unmatched(pattern, String(valid)) : undefined,
  },
  {
    name: 'not in its format',
    cause: 'invalid-member',
    replace: (schema) => {
      const types = typesOf(schema);
      if (schema.format === 'int32') return { value: 2 ** 31 };
      const isText = types.length === 0 || types.includes('string');
      if (typeof schema.format !== 'string' || !isText) return undefined;
      if (schema.format === 'regex') return { value: '(not in the format' };
      return { value: /^(uri|iri)(-reference)?$/.test(schema.format) ? notAnAddress : 'not in the format' };
    },
  },
  {
    name: 'below its minimum',
    cause: 'invalid-member',
    replace: ({ minimum, exclusiveMinimum }) => {
      if (typeof exclusiveMinimum === 'number') return { value: exclusiveMinimum };
      return typeof minimum === 'number' ? { value: minimum - 1 } : undefined;
    },
  },
  {
    name: 'above its maximum',
    cause: 'invalid-member',
    replace: ({ maximum, exclusiveMaximum }) => {
      if (typeof exclusiveMaximum === 'number') return { value: exclusiveMaximum };
      return typeof maximum === 'number' ? { value: maximum + 1 } : undefined;
    },
  },
  {
    name: 'a fraction',
    cause: 'invalid-member',
    replace: (schema) =>
      typesOf(schema).includes('integer') && !typesOf(schema).includes('number') ? { value: 0.5 } : undefined,
  },
  {
    name: 'not a multiple of its unit',
    cause: 'invalid-member',
    replace: ({ multipleOf }, valid) =>
      typeof multipleOf === 'number' && typeof valid === 'number'
        ? { value: valid + multipleOf / 2 }
        : undefined,
  },
  {
    name: 'with too few items',
    cause: 'invalid-member',
    replace: ({ minItems }, valid) =>
      typeof minItems === 'number' && minItems > 0 && Array.isArray(valid)
        ? { value: valid.slice(0, minItems - 1) }
        : undefined,
  },
  {
    name: 'with too many items',
    cause: 'invalid-member',
    replace: ({ maxItems }, valid) =>
      typeof maxItems === 'number' && maxItems <= 1000 && Array.isArray(valid) && valid.length > 0
        ? { value: Array.from({ length: maxItems + 1 }, (_, index) => valid[index % valid.length]) }
        : undefined,
  },
  {
    name: 'with the same item twice',
    cause: 'invalid-member',
    replace: ({ uniqueItems, maxItems }, valid) => {
      if (uniqueItems !== true || !Array.isArray(valid) || valid.length === 0) return undefined;
      const [first, ...others] = valid;
      const isFull = typeof maxItems === 'number' && valid.length >= maxItems;
      if (isFull && others.length === 0) return undefined;
      return { value: [first, ...(isFull ? others.slice(0, -1) : others), first] };
    },
  },
  {
    name: 'with too few members',
    cause: 'invalid-member',
    replace: ({ minProperties }, valid) =>
      typeof minProperties === 'number' && minProperties > 0 && isObject(valid)
        ? { value: Object.fromEntries(Object.entries(valid).slice(0, minProperties - 1)) }
        : undefined,
  },
  {
    name: 'with too many members',
    cause: 'invalid-member',
    replace: ({ maxProperties }, valid) => {
      if (typeof maxProperties !== 'number' || maxProperties > 1000 || !isObject(valid)) return undefined;
      const [filler = 'more'] = Object.values(valid);
      const more = Array.from({ length: maxProperties + 1 }, (_, index) => [`more${index}`, filler]);
      return { value: { ...valid, ...Object.fromEntries(more) } };
    },
  },
  {
    name: 'with a member that is not known',
    cause: 'invalid-member',
    replace: ({ additionalProperties, unevaluatedProperties }, valid) =>
      (additionalProperties === false || unevaluatedProperties === false) && isObject(valid)
        ? { value: { ...valid, notAKnownMember: true } }
        : undefined,
  },
];

/** A text that a pattern refuses, as close to a valid one as there is; undefined where it refuses nothing. */
function unmatched(pattern: string, valid: string): Replacement | undefined {
  const expression = compilePattern(pattern);
  const candidates = [`<&\u0000>${valid}`, '<&\u0000>', '', 'not-matching', '0'];
  const value = candidates.find((candidate) => !expression.test(candidate));
  return value === undefined ? undefined : { value };
}

const isScalar = (value: unknown): boolean => typeof value !== 'object';

function hasScalar(types: readonly string[]): boolean {
  return types.some((type) => type !== 'array' && type !== 'object' && type !== 'null');
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value;
}
