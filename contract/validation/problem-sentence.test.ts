import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { createValidators } from './validators.ts';

/** What is said about a value that breaks a schema. */
function messages(schema: JsonObject, value: unknown): string[] {
  const validators = createValidators({ components: { schemas: { Pet: schema } } }, { allProblems: true });
  return validators
    .at('#/components/schemas/Pet')
    .problems(value)
    .map(({ message }) => message);
}

describe('every keyword has a sentence for people', () => {
  test.each<[schema: JsonObject, value: unknown, message: string]>([
    [{ required: ['name'] }, {}, 'name is required'],
    [{ additionalProperties: false }, { age: 1 }, 'age is not a known member'],
    [{ unevaluatedProperties: false }, { age: 1 }, 'age is not a known member'],
    [{ type: 'array' }, {}, 'the value must be an array'],
    [{ type: ['string', 'null'] }, 1, 'the value must be a string or null'],
    [{ type: 'boolean' }, 1, 'the value must be true or false'],
    [{ enum: ['a', 1, null] }, 'b', 'the value must be one of a, 1, null'],
    [{ const: { a: 1 } }, 1, 'the value must be {"a":1}'],
    [{ format: 'uuid' }, 'x', 'the value must be a valid uuid'],
    [{ pattern: '^a' }, 'b', 'the value does not match the pattern ^a'],
    [{ minLength: 1 }, '', 'the value must have at least 1 character'],
    [{ minLength: 2 }, '', 'the value must have at least 2 characters'],
    [{ maxLength: 2 }, 'abc', 'the value must have at most 2 characters'],
    [{ minItems: 1 }, [], 'the value must have at least 1 item'],
    [{ minItems: 2 }, [], 'the value must have at least 2 items'],
    [{ maxItems: 1 }, [1, 2], 'the value must have at most 1 item'],
    [{ minimum: 1 }, 0, 'the value must be >= 1'],
  ])('%j: %j', (schema, value, message) => {
    expect(messages(schema, value)).toEqual([message]);
  });
});

describe('the place is named as people write it', () => {
  const role = { properties: { role: { type: 'string' } }, required: ['name'] };
  const schema = { properties: { authorization: { items: role }, 'a/b': { type: 'string' } } };

  test.each<[value: unknown, said: string[]]>([
    [{ authorization: [{ name: 1 }, { name: 1, role: 1 }] }, ['authorization[1].role must be a string']],
    [{ authorization: [{}] }, ['authorization[0].name is required']],
    [{ 'a/b': 1 }, ['a/b must be a string']],
  ])('%j', (value, said) => {
    expect(messages(schema, value)).toEqual(said);
  });

  test('a member that is missing or too much has its name escaped on the way', () => {
    expect(messages({ required: ['a/b'] }, {})).toEqual(['a/b is required']);
  });
});
