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

test('a long schema is cut', () => {
  const [excerpt] = excerptsOf(`a:\n${'  b: 1\n'.repeat(40)}`, ['#/a'], () => 1);
  expect(excerpt?.text.split('\n')).toHaveLength(14);
  expect(excerpt?.text).toMatch(/ {2}…$/);
});

test('nothing is shown of a document in one line, or where the line is not known', () => {
  expect(excerptsOf(`{"a":"${'x'.repeat(300)}"}`, ['#/a'], () => 1)).toEqual([]);
  expect(excerptsOf(yaml, ['#/a'], () => null)).toEqual([]);
});
