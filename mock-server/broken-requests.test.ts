import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startMock } from './testing/start-mock.ts';

/** What no operation takes is refused in the shape of the document's errors: `code` and `message` in the pet shop. */

/** Sends bytes, and gives what comes back until the server hangs up. */
function said(url: string, bytes: string): Promise<{ status: number; head: string; body: unknown }> {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const [head = '', body] = text.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (body === undefined || body.length < length) return;
      socket.destroy();
      done({ status: Number(head.split(' ')[1]), head, body: JSON.parse(body) });
    });
    socket.on('error', fail);
  });
}

const host = 'Host: pets\r\n';

test.each([
  ['no HTTP at all', 'nonsense\r\n\r\n', 400, 'bad_request'],
  ['a malformed header', `GET /pets HTTP/1.1\r\n${host}a b: c\r\n\r\n`, 400, 'bad_request'],
  ['no Host', 'GET /pets HTTP/1.1\r\n\r\n', 400, 'bad_request'],
  ['two Hosts', `GET /pets HTTP/1.1\r\n${host}${host}\r\n`, 400, 'bad_request'],
  [
    'two lengths',
    `POST /pets HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
    400,
    'bad_request',
  ],
  [
    'headers that are too large',
    `GET /pets HTTP/1.1\r\n${host}X: ${'a'.repeat(20_000)}\r\n\r\n`,
    431,
    'request_header_fields_too_large',
  ],
  ['a method of nobody', `SPIN /pets?a=1 HTTP/1.1\r\n${host}\r\n`, 405, 'method_not_allowed'],
  ['a registered method', `PROPFIND /pets HTTP/1.1\r\n${host}\r\n`, 405, 'method_not_allowed'],
  [
    'QUERY, which does not say what it has',
    `QUERY /pets HTTP/1.1\r\n${host}Content-Length: 2\r\n\r\n{}`,
    405,
    'method_not_allowed',
  ],
  ['CONNECT', `CONNECT /pets HTTP/1.1\r\n${host}\r\n`, 405, 'method_not_allowed'],
  ['TRACE', `TRACE /pets HTTP/1.1\r\n${host}\r\n`, 405, 'method_not_allowed'],
  ['an expectation', `GET /pets HTTP/1.1\r\n${host}Expect: tea\r\n\r\n`, 417, 'expectation_failed'],
])('%s', async (_, bytes, status, code) => {
  const { url } = await startMock();
  const answer = await said(url, bytes);
  expect([answer.status, answer.body]).toEqual([status, { code, message: expect.any(String) }]);
  if (status === 405) expect(answer.head).toContain('Allow: GET, HEAD, POST');
});

const users = {
  openapi: '3.2.0',
  info: { title: 'Users', version: '1' },
  paths: {
    '/users/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: marked('byid') },
      },
      delete: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 204: { description: 'Deleted' } },
      },
    },
    '/users/me': { get: { responses: { 200: marked('me') } } },
    '/users': {
      query: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: {
          204: {},
          '4XX': {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['why'],
                  properties: { why: { type: 'string' }, message: { type: 'string' } },
                },
              },
            },
          },
        },
      },
    },
    '/bare': { query: { responses: { 204: {} } } },
  },
};

function marked(name: string): object {
  return {
    description: 'x',
    headers: { 'X-Op': { required: true, schema: { type: 'string', enum: [name] } } },
  };
}

test.each(['GET', 'HEAD'])('%s of a concrete path goes before that of a template', async (method) => {
  const { ask } = await startMock({}, users);
  expect((await ask(`${method} /users/me`)).headers.get('x-op')).toBe('me');
  expect((await ask(`${method} /users/you`)).headers.get('x-op')).toBe('byid');
});

test('a concrete path has its own methods only', async () => {
  const { ask } = await startMock({}, users);
  const { status, headers } = await ask('DELETE /users/me');
  expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect((await ask('DELETE /users/you')).status).toBe(204);
  expect((await ask('PUT /users/you')).headers.get('allow')).toBe('GET, HEAD, DELETE');
});

test('a QUERY without a media type is refused as the document refuses, unless it describes no body', async () => {
  const { ask } = await startMock({}, users);
  const refused = await ask('QUERY /users');
  expect([refused.status, refused.body]).toEqual([
    415,
    { why: expect.any(String), message: expect.any(String) },
  ]);
  expect((await ask('QUERY /users', { body: {} })).status).toBe(204);
  expect((await ask('QUERY /bare')).status).toBe(204);
});
