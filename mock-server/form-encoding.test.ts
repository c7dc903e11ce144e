import { expect, test } from 'vitest';
import { startMock } from './testing/start-mock.ts';

const responses = { 200: { description: 'Read.' }, 400: { description: 'Refused.' } };
const point = { type: 'object', required: ['x'], properties: { x: { type: 'integer' } } };

function taking(type: string, schema: object, encoding: object) {
  const requestBody = { required: true, content: { [type]: { schema, encoding } } };
  return {
    openapi: '3.0.3',
    info: { title: 'Forms', version: '1' },
    paths: { '/forms': { post: { requestBody, responses } } },
  };
}

const styled = taking(
  'application/x-www-form-urlencoded',
  {
    type: 'object',
    required: ['o'],
    properties: { o: point, list: { type: 'array', items: { type: 'integer' }, maxItems: 2 } },
  },
  { o: { style: 'deepObject', explode: true }, list: { style: 'form', explode: false } },
);

test.each([
  ['o[x]=1', 200],
  ['o%5Bx%5D=1&list=1,2', 200],
  ['o[x]=one', 400],
  ['o[x]=1&list=1,b', 400],
  ['o[x]=1&list=1,2,3', 400],
  ['o={"x":1}', 400],
  ['', 400],
])('%s, in the styles of its members: %i', async (body, status) => {
  const mock = await startMock({}, styled);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await mock.ask('POST /forms', { body, headers })).status).toBe(status);
});

const withFile = taking(
  'multipart/form-data',
  {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' }, note: point },
  },
  {
    file: {
      contentType: 'image/png, image/jpeg',
      headers: { 'X-Size': { required: true, schema: { type: 'integer' } } },
    },
    note: { contentType: 'application/json' },
  },
);

function part(name: string, text: string, ...headers: string[]): string {
  const disposition = `Content-Disposition: form-data; name="${name}"${name === 'file' ? '; filename="f"' : ''}`;
  return ['--cut', disposition, ...headers, '', text].join('\r\n');
}

test.each([
  ['a listed type', [part('file', 'f', 'Content-Type: image/jpeg', 'X-Size: 1')], 200],
  ['another type', [part('file', 'f', 'Content-Type: text/plain', 'X-Size: 1')], 400],
  ['no type', [part('file', 'f', 'X-Size: 1')], 400],
  ['no header', [part('file', 'f', 'Content-Type: image/png')], 400],
  ['a wrong header', [part('file', 'f', 'Content-Type: image/png', 'x-size: big')], 400],
  [
    'JSON that is not said to be',
    [part('file', 'f', 'Content-Type: image/png', 'X-Size: 1'), part('note', '{"x":1}')],
    200,
  ],
  [
    'JSON that is said to be XML',
    [
      part('file', 'f', 'Content-Type: image/png', 'X-Size: 1'),
      part('note', '{"x":1}', 'Content-Type: application/xml'),
    ],
    400,
  ],
])('%s: %s', async (_, parts, status) => {
  const mock = await startMock({}, withFile);
  const body = `${parts.join('\r\n')}\r\n--cut--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=cut' };
  expect((await mock.ask('POST /forms', { body, headers })).status).toBe(status);
});

test.each([
  ['{"x":1}', 200],
  ['{"y":1}', 400],
])('members without a type are those of an object: %s', async (note, status) => {
  const { type: _, ...untyped } = point;
  const document = taking('multipart/form-data', { type: 'object', properties: { note: untyped } }, {});
  const mock = await startMock({}, document);
  const body = `${part('note', note, 'Content-Type: application/json')}\r\n--cut--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=cut' };
  expect((await mock.ask('POST /forms', { body, headers })).status).toBe(status);
});
