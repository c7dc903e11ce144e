import { expect, test } from 'vitest';
import { contractOf, knownOf, operationOf } from '../testing/library.ts';
import { withIdentifierOfPath } from './fitting-identifier.ts';

const schema = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
};
const body = { content: { 'application/json': { schema } } };
const parameters = [{ name: 'petId', in: 'path', required: true, schema: { type: 'integer' } }];
const well = { responses: { '200': { description: 'x', ...body } } };
const contract = contractOf({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': { post: { requestBody: body, ...well } },
    '/pets/{petId}': {
      get: { parameters, ...well },
      put: { parameters, requestBody: body, ...well },
    },
    '/pets/{petId}/copy': { post: { parameters, requestBody: body, ...well } },
  },
});

test.each([
  ['PUT /pets/{petId}', { id: 1, name: 'Rex' }, { id: 7, name: 'Rex' }],
  ['PUT /pets/{petId}', { name: 'Rex' }, { name: 'Rex' }],
  ['PUT /pets/{petId}', [1], [1]],
  ['POST /pets/{petId}/copy', { id: 1 }, { id: 1 }],
  ['POST /pets', { id: 1 }, { id: 1 }],
])('%s with %j says %j', (key, sent, expected) => {
  const operation = operationOf(contract, key);
  const [media] = operation.body?.content ?? [];
  const { accepts } = contract.requests.at(media?.schema ?? '');
  expect(withIdentifierOfPath(knownOf(contract), operation, sent, { petId: '7' }, accepts)).toEqual(expected);
});
