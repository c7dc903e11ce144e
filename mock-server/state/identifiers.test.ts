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
  ['texts of the length of a key', (id: Identifier) => String(id).length === 32, false, /^[0-9a-f]{32}$/],
  [
    'texts like those of MongoDB',
    (id: Identifier) => /^[0-9a-f]{24}$/.test(String(id)),
    false,
    /^[0-9a-f]{24}$/,
  ],
])('makes %s', (_, accepts, isInteger, expected) => {
  const next = identifierSource(accepts, isInteger, ['3', '12']);
  const first = next();
  expect(String(first)).toMatch(expected);
  expect(next()).not.toBe(first);
});
