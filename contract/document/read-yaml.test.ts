import { YAMLException } from 'js-yaml';
import { expect, test } from 'vitest';
import { readYaml } from './read-yaml.ts';

test.each([
  ['merge keys', 'a: &a { k: 1 }\nb:\n  <<: *a\n  c: 2', { a: { k: 1 }, b: { k: 1, c: 2 } }],
  [
    'a bracket that closes below its name',
    'a:\n  b: {\n    "c": 1\n  }\nd: [\n  2\n]',
    { a: { b: { c: 1 } }, d: [2] },
  ],
  ['both', 'a: &a {\n  k: 1\n}\nb:\n  <<: *a', { a: { k: 1 }, b: { k: 1 } }],
  ['a day, which stays a text', 'day: 2026-01-01', { day: '2026-01-01' }],
])('%s', (_, text, value) => {
  expect(readYaml(text)).toEqual(value);
});

test.each(['a: {\n', 'a: 1\na: 2', 'a: {\n  b: 1\n}\na: 2'])('what is no YAML is refused: %j', (text) => {
  expect(() => readYaml(text)).toThrow(YAMLException);
});
