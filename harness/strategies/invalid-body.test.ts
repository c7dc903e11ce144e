import { expect, test } from 'vitest';
import type { Known } from '../model/strategy.ts';
import { contractOf, knownOf } from '../testing/library.ts';
import { invalidBody } from './invalid-body.ts';

const content = {
  'application/json': {
    schema: {
      type: 'object',
      properties: { count: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
    },
    example: { count: 1, tags: [] },
  },
};
const counters = contractOf({
  openapi: '3.1.0',
  info: { title: 'Counters', version: '1' },
  paths: {
    '/counters': {
      post: { requestBody: { content }, responses: { 201: { description: 'x' }, 422: { description: 'x' } } },
    },
  },
});

/** How binding each mistake of another type is: of a whole body, `must`. */
function aimsOf(saysRefusals: boolean): readonly string[] {
  const known: Known = { ...knownOf(counters), saysRefusals };
  return counters.cells
    .flatMap((cell) => invalidBody.plan(cell, known))
    .filter(({ id }) => id.endsWith(' type'))
    .map(({ id, aim }) => `${id.split(': ')[1]}: ${aim}`);
}

test('a scalar that many servers convert may be accepted, and nothing else of another type', () => {
  expect(aimsOf(false)).toEqual([
    'the body of the wrong type: must',
    'count of the wrong type: may',
    'count of another type: must',
    'tags of the wrong type: must',
  ]);
});

test('where the sources of an API say so, what could be converted has to be refused', () => {
  expect(aimsOf(true)).toContain('count of the wrong type: must');
});

test('a member that an operation of a JSON Patch does not have is ignored, and not refused', () => {
  const operation = {
    type: 'object',
    required: ['op', 'path'],
    properties: { op: { enum: ['replace'] }, path: { type: 'string' }, value: {} },
    additionalProperties: false,
  };
  const patches = contractOf({
    ...{ openapi: '3.1.0', info: { title: 'Patches', version: '1' } },
    paths: {
      '/one': {
        patch: {
          requestBody: {
            content: { 'application/json-patch+json': { schema: { type: 'array', items: operation } } },
          },
          responses: { 200: { description: 'x' }, 422: { description: 'x' } },
        },
      },
    },
  });
  const planned = patches.cells.flatMap((cell) => invalidBody.plan(cell, knownOf(patches)));
  const mistakes = planned.map(({ id }) => id.split(': ')[1]);
  expect(mistakes).toContain('[0].path missing');
  expect(mistakes.filter((mistake) => mistake?.includes('not known'))).toEqual([]);
});
