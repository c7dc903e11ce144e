import { expect, test } from 'vitest';
import { contractOf, startMockOf } from '../testing/start-mock.ts';

const object = { type: 'object', properties: { name: { type: 'string' } } };

test.each([
  ['application/yaml', object, 422],
  ['application/yaml', { type: ['object', 'string'] }, 200],
  ['application/yaml', undefined, 200],
  ['application/json', object, 422],
  ['application/x-www-form-urlencoded', object, 200],
  ['text/plain', { type: 'string' }, 200],
  ['text/plain', { type: 'string', minLength: 1 }, 422],
  ['application/octet-stream', { type: 'string', format: 'binary' }, 200],
])('no text at all as %s of %j gets %i', async (type, schema, status) => {
  const { ask } = await startMockOf(
    contractOf({
      openapi: '3.1.0',
      info: { title: 'Bodies', version: '1' },
      paths: {
        '/things': {
          put: {
            requestBody: { required: true, content: { [type]: schema ? { schema } : {} } },
            responses: { 200: { description: 'Done' }, 422: { description: 'No' } },
          },
        },
      },
    }),
  );
  expect((await ask('PUT /things', { headers: { 'content-type': type } })).status).toBe(status);
});
