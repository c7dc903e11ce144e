import { expect, test } from 'vitest';
import { type Identifier, identifierSource } from './identifiers.ts';

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
