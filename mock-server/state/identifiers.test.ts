import { expect, test } from 'vitest';
import { type Identifier, identifierMember, identifierSource } from './identifiers.ts';

test.each([
  [['name', 'id'], 'petId', 'id'],
  [['id', 'pet_id'], 'petId', 'pet_id'],
  [['name', 'uuid'], 'petId', 'uuid'],
  [['key', 'value'], 'key', 'key'],
  [['code', 'name'], 'country_code', 'code'],
  [['name'], 'petId', undefined],
])('of the members %j, the one for {%s} is %s', (members, parameter, expected) => {
  expect(identifierMember(members, parameter)).toBe(expected);
});

test.each([
  ['UUIDs of version 7 where they are allowed', () => true, false, /^[0-9a-f-]{14}7/],
  ['numbers after those of the examples', () => true, true, /^13$/],
  ['numbers as text where UUIDs are too long', (id: Identifier) => String(id).length < 10, false, /^\d+$/],
  [
    'a letter and a number where a digit may not come first',
    (id: Identifier) => /^[a-z]\d+$/.test(String(id)),
    false,
    /^a\d+$/,
  ],
])('makes %s', (_, accepts, isInteger, expected) => {
  const next = identifierSource(accepts, isInteger, ['3', '12']);
  const first = next();
  expect(String(first)).toMatch(expected);
  expect(next()).not.toBe(first);
});
