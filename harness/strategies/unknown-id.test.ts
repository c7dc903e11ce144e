import { expect, test } from 'vitest';
import { contractOf, knownOf } from '../testing/library.ts';
import { unknownId } from './unknown-id.ts';

const answered = (...statuses: readonly string[]) => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: 'x' }])),
});

const text = { type: 'string' };

test.each([
  { schema: text, post: ['201'], aim: 'must' },
  // The set-up may have made the other one of the two.
  { schema: { ...text, enum: ['validity', 'compatibility'] }, post: ['201'], aim: 'may' },
  // It may as well be a search, whose paths find nothing and say so with 200.
  { schema: text, post: ['200', '201'], aim: 'may' },
])('whether an unknown $schema must not be found beside POST with $post: $aim', ({ schema, post, aim }) => {
  const contract = contractOf({
    openapi: '3.1.0',
    info: { title: 'Rules', version: '1' },
    paths: {
      '/rules': { post: answered(...post) },
      '/rules/{kind}': {
        parameters: [{ name: 'kind', in: 'path', required: true, schema }],
        get: answered('200', '404'),
      },
    },
  });
  const cell = contract.cells.find(({ id }) => id === 'GET /rules/{kind} 404');
  const planned = cell ? unknownId.plan(cell, knownOf(contract)) : [];
  expect(planned.map((scenario) => scenario.aim)).toEqual([aim]);
});
