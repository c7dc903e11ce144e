import { expect, test } from 'vitest';
import { isObject } from '../../contract/json.ts';
import { withValidRest } from './with-valid-rest.ts';

const tags = ['a'];
const sample = { name: 'Ann', owner_id: 'made-up', team_id: 'made-up', age: 7, tags };
const valid = { name: 'Ann r7', owner_id: 'o1', age: 7, tags };
const accepts = (value: unknown): boolean =>
  isObject(value) && typeof value.age === 'number' && Object.keys(value).length <= 5;

test('only what is wrong differs from a valid request', () => {
  expect(withValidRest({ ...sample, age: '7' }, sample, { valid, accepts })).toEqual({ ...valid, age: '7' });
});

test('what is missing stays missing', () => {
  const { age: _, ...without } = sample;
  expect(withValidRest(without, sample, { valid, accepts })).toEqual({
    name: 'Ann r7',
    owner_id: 'o1',
    tags,
  });
});

test('a body that would be valid with other members is left as it is', () => {
  const many = { ...sample, more: 1 };
  expect(withValidRest(many, sample, { valid, accepts })).toBe(many);
});

test.each([null, [7], 'text'])('%j has no other members', (invalid) => {
  expect(withValidRest(invalid, sample, { valid, accepts })).toBe(invalid);
});
