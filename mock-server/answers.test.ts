import { expect, test } from 'vitest';
import { exampleId } from './testing/pet-shop.ts';
import { startMock } from './testing/start-mock.ts';

test('answers with the example of the document, and with the headers of every answer', async () => {
  const { ask } = await startMock({ stateful: false });
  const { status, headers, body, text } = await ask(`GET /pets/${exampleId}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: exampleId, name: 'Rex' });
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/json',
    'content-length': String(text.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test('without state, every identifier exists, and what is created is the example at its own path', async () => {
  const { ask } = await startMock({ stateful: false });
  expect((await ask('GET /pets/0195b1a0-0000-7000-8000-00000000ffff')).status).toBe(200);
  const created = await ask('POST /pets', { body: { name: 'Mia' } });
  expect([created.status, created.headers.get('location')]).toEqual([201, `/pets/${exampleId}`]);
});

test('gives documented headers, from their examples or else from their schemas', async () => {
  const { ask } = await startMock();
  const { headers } = await ask('GET /status');
  expect(headers.get('cache-control')).toBe('max-age=5');
  expect(Number(headers.get('x-load'))).toBeGreaterThan(0);
});

test('answers with a redirect where the document has nothing better', async () => {
  const { ask } = await startMock();
  const { status, headers, text } = await ask('GET /door');
  expect([status, headers.get('location'), text]).toEqual([302, '/status', '']);
});

test('has no body, and no length of one, in a 204', async () => {
  const { ask } = await startMock();
  const { status, headers, text } = await ask(`DELETE /pets/${exampleId}`);
  expect([status, headers.get('content-length'), headers.get('content-type'), text]).toEqual([
    204,
    null,
    null,
    '',
  ]);
});

test('answers HEAD as GET, without the body', async () => {
  const { ask } = await startMock();
  const { status, headers, text } = await ask('HEAD /status');
  expect([status, headers.get('content-length'), text]).toEqual([200, '11', '']);
});

test.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['text/plain', 'text/plain'],
  ['text/*;q=0.9, application/json;q=0.1', 'text/plain'],
  ['application/*', 'application/json'],
])('negotiates the media type: Accept %s is answered with %s', async (accept, type) => {
  const { ask } = await startMock();
  const { headers } = await ask('GET /status', { headers: accept === undefined ? {} : { accept } });
  expect(headers.get('content-type')).toBe(type);
});

test.each([
  ['image/*', 'image/png'],
  ['model/*', 'model/octet-stream'],
  ['text/*', 'text/plain'],
  ['application/*', 'application/json'],
  ['*/*', 'application/json'],
])('answers with a media type within a documented range: %s with %s', async (range, type) => {
  const content = { [range]: { schema: { type: 'string' } } };
  const { ask } = await startMock(
    {},
    {
      openapi: '3.1.0',
      info: { title: 'Icons', version: '1' },
      paths: { '/icon': { get: { responses: { 200: { description: 'It', content } } } } },
    },
  );
  expect((await ask('GET /icon', { headers: { accept: range } })).headers.get('content-type')).toBe(type);
});

test('what falls under a range is no type that is documented by itself', async () => {
  const file = { schema: { type: 'string', format: 'binary' } };
  const content = { '*/*': file, 'application/json': { schema: { type: 'object' } } };
  const { ask } = await startMock(
    {},
    {
      openapi: '3.1.0',
      info: { title: 'Icons', version: '1' },
      paths: { '/icon': { get: { responses: { 200: { description: 'It', content } } } } },
    },
  );
  const typeOf = async (accept: string) =>
    (await ask('GET /icon', { headers: { accept } })).headers.get('content-type');
  expect(await typeOf('*/*')).toBe('application/octet-stream');
  expect(await typeOf('application/json')).toBe('application/json');
});

test('a text of XML that only begins like markup is written as text', async () => {
  const schema = { type: 'string', example: '<?xml version="1.0"?>...' };
  const content = { 'application/xml': { schema } };
  const { ask } = await startMock(
    {},
    {
      openapi: '3.1.0',
      info: { title: 'Meters', version: '1' },
      paths: { '/meter': { get: { responses: { 200: { description: 'It', content } } } } },
    },
  );
  expect((await ask('GET /meter')).text).toContain('&lt;?xml');
});

test('takes a query as its parameters say, and ignores what it cannot read where no refusal is documented', async () => {
  const { ask } = await startMock();
  expect((await ask('GET /status?verbose=true')).status).toBe(200);
  expect((await ask('GET /status?verbose=perhaps')).status).toBe(200);
  expect((await ask('GET /status?verbose=%zz')).status).toBe(200);
});

test('reads forms', async () => {
  const { ask } = await startMock();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await ask('POST /form', { headers, body: 'age=4&tags=a&tags=b' })).status).toBe(200);
  expect((await ask('POST /form', { headers, body: 'age=old' })).body.message).toBe('age must be an integer');
});

test('lets browsers in from everywhere, and says so only to them', async () => {
  const { ask } = await startMock();
  const origin = 'https://app.example.com';
  const { headers } = await ask('GET /status', { headers: { origin } });
  expect(headers.get('access-control-allow-origin')).toBe(origin);
  expect((await ask('GET /status')).headers.get('access-control-allow-origin')).toBeNull();
});

test('answers the preflight of a browser', async () => {
  const { ask } = await startMock();
  const { status, headers } = await ask('OPTIONS /pets', {
    as: '',
    headers: {
      origin: 'https://app.example.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  });
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST');
  expect(headers.get('access-control-allow-headers')).toBe('authorization');
});
