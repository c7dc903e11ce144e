import { expect, test } from 'vitest';
import { compilePattern, isUnicodePattern } from './pattern.ts';

test.each<[pattern: string, accepted: string, refused: string, isUnicode: boolean]>([
  ['^[a-z]+$', 'abc', 'ABC', true],
  ['^\\p{L}+$', 'Zoë', '1', true],
  ['^.$', '🐈', 'ab', true],
  ['^[\\u0020-\\uFFFF]*$', 'any text', '\n', true],
  // An escaped hyphen outside of a class is an error with Unicode semantics, and means itself without.
  ['^a\\-b$', 'a-b', 'ab', false],
  ['^{$', '{', '}', false],
])('%s', (pattern, accepted, refused, isUnicode) => {
  const compiled = compilePattern(pattern);
  expect([compiled.test(accepted), compiled.test(refused)]).toEqual([true, false]);
  expect(isUnicodePattern(pattern)).toBe(isUnicode);
});

test.each(['(', '[z-a]', '(?i)abc', '*'])('%s is none', (pattern) => {
  expect(() => compilePattern(pattern)).toThrow(SyntaxError);
});
