import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { type MockUnderTest, startMock } from './testing/start-mock.ts';

const text = { type: 'string' };
const problem = {
  description: 'Refused.',
  content: {
    'application/json': {
      schema: { type: 'object', required: ['message'], properties: { message: text } },
    },
  },
};

/** POST to a collection whose bodies are of this media type. */
function taking(type: string, schema: object): object {
  const file = {
    type: 'object',
    required: ['id'],
    properties: { id: text, name: text, size: { type: 'integer' } },
  };
  const shown = { description: 'A file.', content: { 'application/json': { schema: file } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Files', version: '1' },
    paths: {
      '/files': {
        post: {
          requestBody: { required: true, content: { [type]: { schema } } },
          responses: { 201: shown, 400: problem, 415: problem },
        },
      },
      '/files/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: { responses: { 200: shown, 404: problem } },
      },
    },
  };
}

/** Sends what `fetch` makes of it, which knows nothing of ours. */
async function post({ url }: MockUnderTest, body: BodyInit, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/files`, { method: 'POST', body, headers });
  return [response.status, await response.json()];
}

const form = {
  type: 'object',
  required: ['content', 'size'],
  properties: {
    content: { type: 'string', format: 'binary' },
    name: text,
    size: { type: 'integer', minimum: 1 },
    tags: { type: 'array', items: text },
    about: { type: 'object', required: ['by'], properties: { by: text } },
  },
};

function filled(members: Readonly<Record<string, string | Blob>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(members)) data.append(name, value);
  return data;
}

test.each<[what: string, members: Readonly<Record<string, string | Blob>>, status: number, says: unknown]>([
  [
    'a whole form',
    { content: new Blob(['\u0000\u00ff']), size: '7', tags: 'a', about: '{"by":"me"}' },
    201,
    {},
  ],
  ['a file that is missing', { size: '7' }, 400, { message: 'content is required' }],
  [
    'a number that is none',
    { content: new Blob([]), size: 'x' },
    400,
    { message: 'size must be an integer' },
  ],
  [
    'JSON inside of a form',
    { content: new Blob([]), size: '7', about: new Blob(['{}'], { type: 'application/json' }) },
    400,
    { message: 'about.by is required' },
  ],
])('multipart/form-data: %s', async (_, members, status, says) => {
  const mock = await startMock({}, taking('multipart/form-data', form));
  expect(await post(mock, filled(members))).toMatchObject([status, says]);
});

test('what a form says is remembered', async () => {
  const mock = await startMock({}, taking('multipart/form-data', form));
  const [, made] = await post(mock, filled({ content: new Blob(['x']), size: '7', name: 'a.txt' }));
  expect(made).toMatchObject({ name: 'a.txt', size: 7 });
  expect((await mock.ask(`GET /files/${made.id}`)).body).toEqual(made);
});

test.each([
  ['without a boundary', 'multipart/form-data', 'anything'],
  ['that is cut off', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="a'],
])('a form %s is malformed', async (_, type, body) => {
  const mock = await startMock({}, taking('multipart/form-data', form));
  expect(await post(mock, body, { 'content-type': type })).toEqual([
    400,
    { message: 'The body is not valid form data' },
  ]);
});

test.each([
  ['text/plain', { type: 'string', minLength: 2 }, 'ab', 201],
  ['text/plain', { type: 'string', minLength: 2 }, 'a', 400],
  ['application/octet-stream', { type: 'string', format: 'binary' }, '\u0000', 201],
  ['application/pdf', {}, '%PDF', 201],
])('%s %j: %j is answered with %i', async (type, schema, body, status) => {
  const mock = await startMock({}, taking(type, schema));
  expect((await post(mock, body, { 'content-type': type }))[0]).toBe(status);
  expect((await post(mock, body, { 'content-type': 'image/gif' }))[0]).toBe(415);
});

const urlencoded = 'application/x-www-form-urlencoded';

test('a form without members has no text, and is a form all the same', async () => {
  const mock = await startMock({}, taking(urlencoded, { type: 'object', required: ['name'] }));
  expect(await post(mock, new URLSearchParams({}))).toEqual([400, { message: 'name is required' }]);
  expect(await post(mock, '', { 'content-type': 'text/plain' })).toEqual([
    400,
    { message: 'A body is required' },
  ]);
});

test.each([
  ['GET', '{"wanted":3}', 200],
  ['GET', '{"wanted":"three"}', 400],
  ['HEAD', '{"wanted":"three"}', 400],
  ['DELETE', '{"wanted":3}', 204],
])('a documented body is read whatever the method: %s with %s', async (method, body, status) => {
  const schema = { type: 'object', required: ['wanted'], properties: { wanted: { type: 'integer' } } };
  const requestBody = { required: true, content: { 'application/json': { schema } } };
  const mock = await startMock(
    {},
    {
      openapi: '3.1.0',
      info: { title: 'Search', version: '1' },
      paths: {
        '/files': {
          get: { requestBody, responses: { 200: { description: 'Found.' }, 400: problem } },
          delete: { requestBody, responses: { 204: { description: 'Gone.' }, 400: problem } },
        },
      },
    },
  );
  // `fetch` sends no body with GET, and Node does not say its length.
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const sent = request(`${mock.url}/files`, { method, headers });
  sent.end(body);
  const [response] = await once(sent, 'response');
  response.resume();
  expect(response.statusCode).toBe(status);
});
