import { expect, test } from 'vitest';
import { excerptsOf } from './excerpts.ts';

const yaml = `Pet:
  properties:
    id:
      type: integer

      minimum: 1
    name: { type: string }
`;
const json = `{
  "Pet": {
    "id": {
      "type": "integer"
    },
    "name": {}
  }
}`;

test.each([
  ['YAML', yaml, 3, 'id:\n  type: integer\n\n  minimum: 1'],
  ['a line', yaml, 7, 'name: { type: string }'],
  ['JSON, with its bracket', json, 3, '"id": {\n  "type": "integer"\n},'],
])('%s', (_, text, line, excerpt) => {
  expect(excerptsOf(text, ['#/a', '#/a'], () => line)).toEqual([{ pointer: '#/a', line, text: excerpt }]);
});

test.each([
  [
    'YAML',
    'id:\n  example: secret\n  examples:\n  - secret\n\n    - [secret]\n  type: integer\n',
    'id:\n  type: integer',
  ],
  [
    'JSON',
    '"id": {\n  "examples": [\n    "secret"\n  ],\n  "type": "integer"\n}\n',
    '"id": {\n  "type": "integer"\n}',
  ],
  [
    'a property of that name',
    'properties:\n  id:\n    type: integer\n',
    'properties:\n  id:\n    type: integer',
  ],
])('examples are left out: %s', (_, text, excerpt) => {
  expect(excerptsOf(text, ['#/a'], () => 1).map((each) => each.text)).toEqual([excerpt]);
});

test('a long schema is cut', () => {
  const [excerpt] = excerptsOf(`a:\n${'  b: 1\n'.repeat(40)}`, ['#/a'], () => 1);
  expect(excerpt?.text.split('\n')).toHaveLength(14);
  expect(excerpt?.text).toMatch(/ {2}…$/);
});

test('nothing is shown of a document in one line, or where the line is not known', () => {
  expect(excerptsOf(`{"a":"${'x'.repeat(300)}"}`, ['#/a'], () => 1)).toEqual([]);
  expect(excerptsOf(yaml, ['#/a'], () => null)).toEqual([]);
});
