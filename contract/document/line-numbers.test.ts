import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { understand } from '../contract.ts';
import { linesOf } from './line-numbers.ts';
import { loadBundled } from './load.ts';

const yaml = `openapi: 3.1.0
x-shared: &shared
  get: {}
paths:
  /pets:
    get:
      responses:
        "200":
          description: all
        404: { description: none }
    "post": {}
  '/pets/{petId}':
    parameters:
      - name: petId
        in: path
      - {name: other}
    ? get
    : {}
  /shared: *shared
  ? [a, b]
  : {}
  /last: {get: {}, put: {}}
`;
const json = JSON.stringify(
  { openapi: '3.1.0', paths: { '/a/b': { get: { tags: ['x', 'y'] }, 'p%t': {} } } },
  null,
  2,
);

test.each<[text: string, pointer: string, line: number | undefined]>([
  [yaml, '#', 1],
  [yaml, '#/paths/~1pets/get', 6],
  [yaml, '#/paths/~1pets/get/responses/200', 8],
  [yaml, '#/paths/~1pets/get/responses/404/description', 10],
  [yaml, '#/paths/~1pets/post', 11],
  [yaml, '#/paths/~1pets~1{petId}', 12],
  [yaml, '#/paths/~1pets~1{petId}/parameters/0', 14],
  [yaml, '#/paths/~1pets~1{petId}/parameters/1/name', 16],
  [yaml, '#/paths/~1pets~1{petId}/get', 17],
  [yaml, '#/paths/~1shared/get', 19],
  [yaml, '#/paths/~1last/put', 22],
  [yaml, '#/paths/~1nowhere/get', 4],
  [yaml, '#/nothing', 1],
  [json, '#/paths/~1a~1b/get', 5],
  [json, '#/paths/~1a~1b/get/tags/1', 8],
  [json, '#/paths/~1a~1b/p%25t', 11],
  [yaml.replaceAll('\n', '\r\n'), '#/paths/~1pets/get', 6],
  ['', '#/paths', undefined],
  ['{"a": "\u0000"}', '#/a', undefined],
])('%# %s', (text, pointer, line) => {
  expect(linesOf(text, ['#/paths/~1pets/get/responses', pointer, '#/paths']).get(pointer)).toBe(line);
});

test.each(['tmi', 'mini'])('every operation of %s is in the line that names its method', async (name) => {
  const file = `specs/${name}/openapi.yaml`;
  const { operations } = understand(await loadBundled(file));
  const text = await readFile(file, 'utf8');
  const written = text.split('\n');
  const lines = linesOf(
    text,
    operations.map(({ pointer }) => pointer),
  );
  for (const { method, pointer } of operations)
    expect(written[(lines.get(pointer) ?? 0) - 1]).toBe(`    ${method.toLowerCase()}:`);
  expect(new Set(lines.values()).size).toBe(operations.length);
});
