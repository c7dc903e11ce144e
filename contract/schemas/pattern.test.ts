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

test.each([
  ['^(a+)+$', `${'a'.repeat(50)}!`],
  ['^([a-z]|[a-z0-9])+$', `${'a'.repeat(50)}!`],
  ['^(\\w+\\s?)*$', `${'word'.repeat(12)}!`],
  ['^(?=a)(a|aa)+$', `${'a'.repeat(70)}!`],
])('%s takes no text longer than a second, and accuses nobody of what took longer', (pattern, text) => {
  const compiled = compilePattern(pattern);
  const start = performance.now();
  for (let times = 0; times < 100; times += 1) expect(compiled.test(text)).toBe(true);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(compiled.test('!')).toBe(false);
});
