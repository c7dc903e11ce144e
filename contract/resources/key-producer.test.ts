import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { body, contractOf, empty, json } from '../testing/contract-of.ts';
import { readResourceGraph } from './resource-graph.ts';

const text = { type: 'string' };
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const made = (schema: JsonObject, status = 201) => ({ responses: { [status]: json(schema) } });

/** Where the parameter of "/tenants/{…}" comes from. */
function sourceOf(parameter: string, post: JsonObject) {
  const schema = parameter === 'number' ? { type: 'integer' } : text;
  const contract = contractOf({
    paths: {
      '/tenants': { post },
      [`/tenants/{${parameter}}`]: {
        parameters: [{ name: parameter, in: 'path', required: true, schema }],
        get: { responses: { 200: empty } },
      },
    },
  });
  const read = contract.operations.find(({ method }) => method === 'GET');
  const producer = read && readResourceGraph(contract).producerFor(read);
  return producer && [producer.basis, producer.pointer ?? `request ${producer.chosen}`];
}

test.each([
  ['a name of the answer', 'tenant_name', made(object({ name: text })), ['path-shape', '/name']],
  ['the same by position', 'tenant', made(object({ name: text })), ['key-name', '/name']],
  [
    'a name where the id is a number and the path takes a text',
    'tenant',
    made(object({ id: { type: 'integer' }, name: text })),
    ['key-name', '/name'],
  ],
  ['the id where both are texts', 'tenant', made(object({ id: text, name: text })), ['path-shape', '/id']],
  [
    'an id in an envelope',
    'tenantId',
    made(object({ ok: text, data: object({ tenant: object({ _id: text }) }) })),
    ['key-name', '/data/tenant/_id'],
  ],
  [
    'the id of what was made, and not of the work that makes it',
    'id',
    made(object({ action: object({ id: text }), tenant: object({ id: text }) })),
    ['key-name', '/tenant/id'],
  ],
  ['nothing, where only the work has an id', 'id', made(object({ job: object({ id: text }) })), undefined],
  [
    'nothing, where only what the resource refers to has an id',
    'id',
    made(object({ tenant: object({ landlord: object({ id: text }) }) })),
    undefined,
  ],
  [
    'nothing, where several have an id and none is called so',
    'id',
    made(object({ owner: object({ id: text }), room: object({ id: text }) })),
    undefined,
  ],
  [
    'nothing, where only what the resource in an envelope refers to has an id',
    'id',
    made(object({ data: object({ title: text, author: object({ id: text }) }) })),
    undefined,
  ],
  [
    'what the request says, where the answer says nothing',
    'tenant_name',
    { requestBody: body(object({ name: text })), ...made(object({}), 200) },
    ['key-name', 'request /name'],
  ],
  [
    'the same of an answer without a body',
    'tenant',
    { requestBody: body(object({ slug: text })), responses: { 204: empty } },
    ['key-name', 'request /slug'],
  ],
  ['nothing, where nothing is called', 'tenant', made(object({ colour: text })), undefined],
])('%s', (_, parameter, post, expected) => {
  expect(sourceOf(parameter, post)).toEqual(expected);
});
