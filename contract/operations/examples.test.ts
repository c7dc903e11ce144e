import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { readExamples } from './examples.ts';

const shared = { components: { examples: { rex: { value: 'Rex', 'x-assay-cause': 'rate-limited' } } } };
const plain = { cause: undefined, subject: undefined };

test.each<[what: string, holder: JsonObject, expected: object[]]>([
  ['none', {}, []],
  ['a single one', { example: 0 }, [{ ...plain, name: 'example', value: 0, pointer: '#/here/example' }]],
  [
    'a single one that is null',
    { example: null },
    [{ ...plain, name: 'example', value: null, pointer: '#/here/example' }],
  ],
  [
    'named ones, in order, which hide a single one',
    { example: 'hidden', examples: { b: { value: 1 }, 'a/c': { value: undefined } } },
    [
      { ...plain, name: 'b', value: 1, pointer: '#/here/examples/b/value' },
      { ...plain, name: 'a/c', value: undefined, pointer: '#/here/examples/a~1c/value' },
    ],
  ],
  [
    'a shared one, at its own place',
    { examples: { mine: { $ref: '#/components/examples/rex' } } },
    [
      {
        name: 'mine',
        value: 'Rex',
        pointer: '#/components/examples/rex/value',
        cause: 'rate-limited',
        subject: undefined,
      },
    ],
  ],
  ['one that is elsewhere', { examples: { far: { externalValue: 'https://pets.example/rex' } } }, []],
  ['one that refers to nowhere', { examples: { lost: { $ref: '#/components/examples/max' } } }, []],
  [
    'labels that are known, and those that are not',
    { examples: { a: { value: 1, 'x-assay-cause': 'boredom', 'x-assay-subject': 'petId' } } },
    [{ name: 'a', value: 1, pointer: '#/here/examples/a/value', cause: undefined, subject: 'petId' }],
  ],
])('%s', (_, holder, expected) => {
  expect(readExamples(shared, holder, '#/here')).toEqual(expected);
});
