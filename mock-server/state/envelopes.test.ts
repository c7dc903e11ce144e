import { expect, test } from 'vitest';
import { contractOf } from '../../contract/testing/contract-of.ts';
import { startMockOf } from '../testing/start-mock.ts';

const text = { type: 'string' };
const json = (schema: object) => ({ description: '', content: { 'application/json': { schema } } });
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const inEnvelope = (data: Readonly<Record<string, object>>) =>
  json(object({ ok: { const: true }, data: object(data) }));

const rack = object({ _id: text, title: text });
const tray = object({ _id: text, rack: text });
const missing = { description: 'Missing' };
const rackId = { name: 'rackId', in: 'path', required: true, schema: text, example: 's0' };
const trayId = { name: 'trayId', in: 'path', required: true, schema: text };
const body = { content: { 'application/json': { schema: object({ title: text }) } } };

const contract = contractOf({
  paths: {
    '/racks': {
      get: { responses: { 200: inEnvelope({ racks: { type: 'array', items: rack } }) } },
      post: {
        requestBody: body,
        responses: { 201: inEnvelope({ rack, trays: { type: 'array', items: tray } }) },
      },
    },
    '/racks/{rackId}': {
      parameters: [rackId],
      get: { responses: { 200: inEnvelope({ rack }), 404: missing } },
      delete: { responses: { 200: inEnvelope({ message: text }), 404: missing } },
    },
    '/racks/{rackId}/trays': {
      parameters: [rackId],
      get: { responses: { 200: inEnvelope({ trays: { type: 'array', items: tray } }) } },
      post: {
        responses: {
          201: {
            ...inEnvelope({ tray }),
            links: {
              remove: { operationId: 'removeTray', parameters: { trayId: '$response.body#/data/tray/_id' } },
            },
          },
          404: missing,
        },
      },
    },
    '/trays/{trayId}': {
      parameters: [trayId],
      delete: { operationId: 'removeTray', responses: { 200: inEnvelope({ message: text }), 404: missing } },
    },
  },
});

async function withRack() {
  const { ask } = await startMockOf(contract);
  const { body } = await ask('POST /racks', { body: { title: 'Garden' } });
  return { ask, own: body.data.rack };
}

test('what is created in a member of an envelope is there, as it was sent', async () => {
  const { ask, own } = await withRack();
  expect(own).toMatchObject({ title: 'Garden' });
  expect((await ask(`GET /racks/${own._id}`)).body).toEqual({ ok: true, data: { rack: own } });
  const other = await ask('POST /racks', { body: { title: 'Garden' } });
  expect(other.body.data.rack._id).not.toBe(own._id);
});

test('and it is in the list of an envelope', async () => {
  const { ask, own } = await withRack();
  expect((await ask('GET /racks')).body.data.racks).toContainEqual(own);
});

test('what is created at another path than its own is there until it is removed', async () => {
  const { ask, own } = await withRack();
  const { _id } = (await ask(`POST /racks/${own._id}/trays`)).body.data.tray;
  expect((await ask(`DELETE /trays/${_id}`)).status).toBe(200);
  expect((await ask(`DELETE /trays/${_id}`)).status).toBe(404);
  expect((await ask('POST /racks/nothing/trays')).status).toBe(404);
});

test('what is removed is gone', async () => {
  const { ask, own } = await withRack();
  expect((await ask(`DELETE /racks/${own._id}`)).status).toBe(200);
  expect((await ask(`GET /racks/${own._id}`)).status).toBe(404);
});
