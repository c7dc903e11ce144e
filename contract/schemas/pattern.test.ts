import { expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

test.each<[pattern: string, accepted: string, refused: string, flags: string]>([
  ['^[a-z]+$', 'abc', 'ABC', 'u'],
  ['^\\p{L}+$', 'Zoë', '1', 'u'],
  ['^.$', '🐈', 'ab', 'u'],
  ['^[\\u0020-\\uFFFF]*$', 'any text', '\n', 'u'],
  // An escaped hyphen outside of a class is an error with Unicode semantics, and means itself without.
  ['^a\\-b$', 'a-b', 'ab', ''],
  ['^{$', '{', '}', ''],
])('%s', (pattern, accepted, refused, flags) => {
  const compiled = compilePattern(pattern);
  expect([compiled.test(accepted), compiled.test(refused), compiled.flags]).toEqual([true, false, flags]);
});

test.each(['(', '[z-a]', '(?i)abc', '*'])('%s is none', (pattern) => {
  expect(() => compilePattern(pattern)).toThrow(SyntaxError);
});
