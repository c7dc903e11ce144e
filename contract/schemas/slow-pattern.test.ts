import { expect, test } from 'vitest';
import { isSlowPattern } from './slow-pattern.ts';

test.each([
  '^(a+)+$',
  '^(a*)*$',
  '^(a|a)*$',
  '^([a-z]|[a-z0-9])+$',
  '^(\\w+\\s?)*$',
  '^(?:(?:a|b)+)+$',
  '^(a+)\\1$',
  '^(a?){30}$',
])('%s may be slow', (pattern) => {
  expect(isSlowPattern(pattern, true)).toBe(true);
});

test.each([
  '^[a-z]+$',
  '^https://[^\\s/?#]+([/?#]\\S*)?$',
  '^[a-z]+(\\.[a-z]+)*$',
  '^(/[^/]+)*$',
  '^([0-9a-f]{2}:)*[0-9a-f]{2}$',
  '^(a|b)*$',
  '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  '^(red|green|blue)+$',
])('%s is not', (pattern) => {
  expect(isSlowPattern(pattern, true)).toBe(false);
});
