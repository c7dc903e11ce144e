import { typesOf } from '../dialect.ts';
import { isObject } from '../json.ts';
import type { Mutation } from './mutation.ts';

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
      const other = [true, 'not-the-right-type', 7.5, { not: 'the right type' }, ['not the right type']];
      const value = other.find((candidate) => !types.includes(typeName(candidate)));
      return value === undefined ? undefined : { value };
    },
  },
  {
    name: 'not one of the listed values',
    cause: 'invalid-member',
    replace: ({ enum: listed }) => (Array.isArray(listed) ? { value: 'not-a-listed-value' } : undefined),
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
      typeof maxLength === 'number' && maxLength < 100_000 ? { value: 'a'.repeat(maxLength + 1) } : undefined,
  },
  {
    name: 'not matching its pattern',
    cause: 'invalid-member',
    replace: ({ pattern }, valid) =>
      typeof pattern === 'string' ? { value: `<&\u0000>${String(valid)}` } : undefined,
  },
  {
    name: 'not in its format',
    cause: 'invalid-member',
    replace: ({ format }) => (typeof format === 'string' ? { value: 'not in the format' } : undefined),
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
    replace: (schema) => (typesOf(schema).includes('integer') ? { value: 0.5 } : undefined),
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
    name: 'with a member that is not known',
    cause: 'invalid-member',
    replace: ({ additionalProperties }, valid) =>
      additionalProperties === false && isObject(valid)
        ? { value: { ...valid, notAKnownMember: true } }
        : undefined,
  },
];

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value;
}
