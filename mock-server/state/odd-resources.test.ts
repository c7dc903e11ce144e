import { expect, test } from 'vitest';
import { contractOf } from '../../contract/testing/contract-of.ts';
import { startMockOf } from '../testing/start-mock.ts';

const text = { type: 'string' };
const id = { name: 'id', in: 'path', required: true, schema: text };
const json = (schema: object) => ({ description: '', content: { 'application/json': { schema } } });
const missing = { description: 'Missing' };
const task = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', minLength: 32, maxLength: 32 }, name: text },
};

test('a page without a limit of its own says how many it has', async () => {
  const page = {
    type: 'object',
    required: ['limit', 'tasks'],
    properties: { limit: { type: 'integer' }, tasks: { type: 'array', items: task } },
  };
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
  const contract = contractOf({
    paths: {
      '/tasks': {
        get: { parameters: [limit], responses: { 200: json(page) } },
        post: { responses: { 201: json(task) } },
      },
      '/tasks/{id}': { parameters: [id], get: { responses: { 200: json(task), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  await ask('POST /tasks');
  await ask('POST /tasks');
  const { limit: shown, tasks } = (await ask('GET /tasks')).body;
  expect(shown).toBe(tasks.length);
  expect((await ask('GET /tasks?limit=1')).body.limit).toBe(1);
});

test('a patch without a documented body changes nothing', async () => {
  const contract = contractOf({
    paths: {
      '/tasks': { post: { responses: { 201: json(task) } } },
      '/tasks/{id}': { parameters: [id], patch: { responses: { 200: json(task), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  const { body } = await ask('POST /tasks');
  expect(await ask(`PATCH /tasks/${body.id}`)).toMatchObject({ status: 200, body });
  expect((await ask('PATCH /tasks/0')).status).toBe(404);
});

test('what was created without being named does not exist anywhere', async () => {
  const written = { description: 'Written', content: { 'text/plain': { schema: text } } };
  const contract = contractOf({
    paths: {
      '/notes': { post: { responses: { 201: written } } },
      '/notes/{id}': { parameters: [id], get: { responses: { 200: written, 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  expect((await ask('POST /notes')).status).toBe(201);
  expect((await ask('GET /notes/7')).status).toBe(404);
});
