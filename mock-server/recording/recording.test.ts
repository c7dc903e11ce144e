import { expect, test } from 'vitest';
import { petShop } from '../testing/pet-shop.ts';
import { contractOf, type MockUnderTest, startMock } from '../testing/start-mock.ts';
import { operationsAtRecording } from './recording.ts';

const recording = { redact: (text: string) => text.replaceAll(/(token=)[^&]+/g, '$1‹redacted›') };
const unknown = '0195b1a0-0000-7000-8000-00000000ffff';

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
async function received({ ask }: MockUnderTest): Promise<any> {
  return (await ask('GET /__assay/requests')).body;
}

test('each request is told with its operation, what is wrong with it, and the answered status', async () => {
  const mock = await startMock({ recording });
  await mock.ask('GET /pets');
  await mock.ask(`GET /pets/${unknown}`);
  await mock.ask('POST /pets', { body: { name: 7 } });
  await mock.ask('POST /pets', { as: '', body: 'no JSON', headers: { accept: 'image/png' } });
  await mock.ask('GET /nowhere');
  await mock.ask('PATCH /pets');
  const { received: count, leftOut, requests } = await received(mock);
  expect([count, leftOut]).toEqual([6, 0]);
  expect(requests).toMatchObject([
    { number: 1, method: 'GET', target: '/pets', operation: 'GET /pets', valid: true, status: 200 },
    { operation: 'GET /pets/{petId}', valid: true, problems: [], status: 404 },
    { operation: 'POST /pets', valid: false, problems: [{ about: 'body' }], status: 400 },
    { problems: [{ about: 'credentials' }, { about: 'accept' }, { about: 'body' }], status: 401 },
    {
      target: '/nowhere',
      operation: null,
      valid: false,
      problems: [{ about: 'request', message: 'There is no such path' }],
      status: 404,
    },
    { operation: null, problems: [{ message: expect.stringContaining('PATCH') }], status: 405 },
  ]);
});

test('the verdict is about the request, whatever a mock with faults answers, and the status is the one that is sent', async () => {
  const mock = await startMock({ recording, faults: ['accepts-invalid-bodies', 'wrong-status'] });
  const { status } = await mock.ask('POST /pets', { body: { name: 7 } });
  const { requests } = await received(mock);
  expect(requests).toMatchObject([{ valid: false, problems: [{ about: 'body' }], status }]);
});

test('a forced response does not make a request valid', async () => {
  const mock = await startMock({ recording });
  await mock.ask('POST /pets', { body: { name: 7 }, headers: { prefer: 'code=201' } });
  expect((await received(mock)).requests).toMatchObject([{ valid: false, status: 201 }]);
});

test('a mock that records answers as one that does not', async () => {
  const [one, other] = [await startMock(), await startMock({ recording })];
  for (const mock of [one, other]) await mock.ask('POST /pets', { body: { name: 'Rex' } });
  for (const request of ['GET /pets', `GET /pets/${unknown}`, 'POST /pets', 'DELETE /pets']) {
    const [{ status, body }, also] = [await one.ask(request), await other.ask(request)];
    const length = Array.isArray(body) ? body.length : undefined;
    expect([also.status, Array.isArray(also.body) ? also.body.length : undefined]).toEqual([status, length]);
  }
});

test('the last thousand requests are kept', async () => {
  const mock = await startMock({ recording });
  for (let round = 0; round < 23; round += 1)
    await Promise.all(Array.from({ length: 100 }, () => mock.ask('GET /status')));
  const { received: count, leftOut, requests } = await received(mock);
  expect([count, leftOut, requests.length, requests[0].number, requests.at(-1).number]).toEqual([
    2300, 1300, 1000, 1301, 2300,
  ]);
});

test('keys in queries and secrets in paths are redacted, and a long target is cut', async () => {
  const security = [{ key: [] }];
  const reset = {
    parameters: [{ name: 'token', in: 'path', required: true, schema: { type: 'string' } }],
    get: { security, responses: { 200: { description: 'fine' } } },
  };
  const document = {
    ...petShop,
    paths: { '/resets/{token}': reset },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'my key' } } },
  };
  const mock = await startMock({ recording }, document);
  await mock.ask(`GET /resets/s3cr%65t?my%20key=alice:owner&token=abc&x=${'y'.repeat(2000)}`);
  const [{ target }] = (await received(mock)).requests;
  expect(target).toMatch(/^\/resets\/‹redacted›\?my%20key=‹redacted›&token=‹redacted›&x=y+…$/);
  expect(target.length).toBeLessThanOrEqual(1001);
});

test('nothing is recorded, and there is no such path, unless it is asked for', async () => {
  const mock = await startMock();
  expect((await mock.ask('GET /__assay/requests')).status).toBe(404);
});

test('a page of another origin may not read it, and what is read is ASCII', async () => {
  const mock = await startMock({ recording });
  await mock.ask('GET /pets?name=%E2%80%AE');
  const { headers, text } = await mock.ask('GET /__assay/requests', {
    headers: { origin: 'https://example.com' },
  });
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
});

test.each([
  ['/pets', []],
  ['/__assay/requests', ['GET /__assay/requests']],
  ['/{owner}/{repository}', ['GET /{owner}/{repository}']],
  ['/{owner}', []],
])('the path of a recording and %s', (path, keys) => {
  const parameters = ['owner', 'repository']
    .filter((name) => path.includes(`{${name}}`))
    .map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const paths = { [path]: { get: { parameters, responses: { 200: { description: 'fine' } } } } };
  const contract = contractOf({ ...petShop, paths });
  expect(operationsAtRecording(contract).map(({ key }) => key)).toEqual(keys);
});
