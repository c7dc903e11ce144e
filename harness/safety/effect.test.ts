import { expect, test } from 'vitest';
import { readResourceGraph } from '../../contract/resources/resource-graph.ts';
import { contractOf } from '../../contract/testing/contract-of.ts';
import { effectOf } from './effect.ts';

const one = { type: 'object', properties: { id: { type: 'string' } } };
const json = (schema: object) => ({ description: 'x', content: { 'application/json': { schema } } });
const made = { 201: json(one) };
const done = { 204: { description: 'x' } };
const answered = { 200: json(one) };
const listed = { 200: json({ type: 'array', items: one }) };

const contract = contractOf({
  paths: {
    '/todos': {
      get: { responses: listed },
      post: { responses: answered },
      patch: { responses: answered },
      delete: { responses: done },
    },
    '/todos/{id}': {
      get: { responses: answered },
      put: { responses: answered },
      delete: { responses: done },
    },
    '/todos/{id}/done': { post: { responses: done } },
    '/todos/bulk-update': { post: { responses: answered } },
    '/settings': { get: { responses: answered }, post: { responses: answered } },
    '/settings/{section}': {
      put: {
        parameters: [{ name: 'section', in: 'path', required: true, schema: { enum: ['mail', 'web'] } }],
        responses: answered,
      },
    },
    '/notes': { get: { responses: listed }, post: { responses: answered } },
    '/orders': { post: { responses: made } },
    '/search': { post: { responses: answered } },
    '/login': { post: { responses: answered } },
    '/__admin/shutdown': { post: { responses: answered } },
    '/__admin/mappings/reset': { post: { responses: answered } },
    '/maintenance': { get: { responses: answered }, post: { responses: answered } },
    '/jobs/run-now': { post: { responses: done } },
    '/all': { post: { operationId: 'resetEverything', responses: made } },
    '/quiet': { post: { summary: 'Shuts down the server', responses: made } },
    '/logout': { get: { responses: answered } },
    '/resets': { get: { responses: listed } },
    '/restore': { post: { responses: made } },
    '/block_types/filter': { post: { responses: answered } },
    '/block_types/paginate': { post: { responses: answered } },
    '/block_types/filter/reset': { post: { responses: answered } },
  },
});
const graph = readResourceGraph(contract);

test.each([
  ['GET /todos', 'reads'],
  ['POST /todos', 'adds'],
  ['PATCH /todos', 'protected'],
  ['DELETE /todos', 'protected'],
  ['PUT /todos/{id}', 'changes'],
  ['DELETE /todos/{id}', 'changes'],
  ['POST /todos/{id}/done', 'changes'],
  ['POST /todos/bulk-update', 'protected'],
  ['GET /settings', 'reads'],
  ['POST /settings', 'protected'],
  ['PUT /settings/{section}', 'protected'],
  ['POST /notes', 'adds'],
  ['POST /orders', 'adds'],
  ['POST /search', 'adds'],
  ['POST /login', 'adds'],
  ['POST /__admin/shutdown', 'protected'],
  ['POST /__admin/mappings/reset', 'protected'],
  ['GET /maintenance', 'reads'],
  ['POST /maintenance', 'protected'],
  ['POST /jobs/run-now', 'protected'],
  ['POST /all', 'protected'],
  ['POST /quiet', 'protected'],
  ['GET /logout', 'protected'],
  ['GET /resets', 'reads'],
  ['POST /restore', 'protected'],
  ['POST /block_types/filter', 'adds'],
  ['POST /block_types/paginate', 'adds'],
  ['POST /block_types/filter/reset', 'protected'],
])('%s: %s', (key, kind) => {
  const operation = contract.operations.find((each) => each.key === key);
  expect(operation && effectOf(operation, { contract, graph }).kind).toBe(kind);
});
