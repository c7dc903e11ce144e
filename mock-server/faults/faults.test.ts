import { request } from 'node:http';
import { expect, test } from 'vitest';
import { exampleId } from '../testing/pet-shop.ts';
import { type MockUnderTest, startMock } from '../testing/start-mock.ts';
import { type FaultName, faults } from './faults.ts';

const path = `/pets/${exampleId}`;
const mia = { body: { name: 'Mia' } };

/** What shows each fault. The same question to an honest mock gives `false`. */
const shows: Readonly<Record<FaultName, (mock: MockUnderTest) => Promise<boolean>>> = {
  'wrong-status': async ({ ask }) => (await ask(`GET ${path}`)).status === 400,
  'undocumented-status': async ({ ask }) => (await ask(`GET ${path}`)).status === 203,
  'wrong-content-type': async ({ ask }) =>
    (await ask(`GET ${path}`)).headers.get('content-type') !== 'application/json',
  'body-off-schema': async ({ ask }) => typeof (await ask(`GET ${path}`)).body.name !== 'string',
  'answers-write-only-members': async ({ ask }) => 'password' in (await ask(`GET ${path}`)).body,
  'header-off-schema': async ({ ask }) =>
    (await ask('GET /pets', { headers: { prefer: 'code=429' } })).headers.get('retry-after') !== '7',
  'wrong-error-code': async ({ ask }) => (await ask(`GET ${path}`, { as: '' })).body.code !== 'who',
  'wrong-error-text': async ({ ask }) =>
    (await ask(`GET ${path}`, { as: '' })).body.message !== 'Who are you?',
  'body-on-204': async ({ url }) => (await rawDelete(url)).length !== undefined,
  'missing-location': async ({ ask }) => !(await ask('POST /pets', mia)).headers.has('location'),
  'location-to-nowhere': async ({ ask }) => {
    const location = (await ask('POST /pets', mia)).headers.get('location');
    return (await ask(`GET ${location}`)).status !== 200;
  },
  'missing-www-authenticate': async ({ ask }) =>
    !(await ask('GET /pets', { as: '' })).headers.has('www-authenticate'),
  'missing-retry-after': async ({ ask }) =>
    !(await ask('GET /pets', { headers: { prefer: 'code=429' } })).headers.has('retry-after'),
  'requests-left-on-429': async ({ ask }) =>
    (await ask('GET /pets', { headers: { prefer: 'code=429' } })).headers.get('x-ratelimit-remaining') ===
    '7',
  'leaked-stack-trace': async ({ ask }) =>
    / at .*:\d+:\d+/.test((await ask('GET /pets', { as: '' })).body.message),
  'leaked-sql': async ({ ask }) => (await ask('GET /pets', { as: '' })).body.message.includes('INSERT INTO'),
  'echoed-credentials': async ({ ask }) =>
    (await ask('GET /pets')).headers.get('x-called-with') === 'Bearer alice:owner',
  'refused-queries': async ({ ask }) => (await ask('GET /pets?limit=2')).status === 400,
  'missing-security-headers': async ({ ask }) =>
    !(await ask('GET /pets')).headers.has('x-content-type-options'),
  'accepts-any-credentials': async ({ ask }) => (await ask(`GET ${path}`, { as: 'nonsense' })).status === 200,
  'ignores-roles': async ({ ask }) => (await ask(`GET ${path}`, { as: 'sam:stranger' })).status === 200,
  'refuses-whoever-owns-nothing': async ({ ask }) =>
    (await ask(`GET ${path}`, { as: 'rita:reader' })).status === 403,
  'ignores-accept': async ({ ask }) =>
    (await ask(`GET ${path}`, { headers: { accept: 'image/png' } })).status === 200,
  'ignores-preferences': async ({ ask }) =>
    (await ask(`GET ${path}`, { headers: { prefer: 'code=404' } })).status === 200,
  'accepts-invalid-parameters': async ({ ask }) => (await ask('GET /pets?limit=many')).status === 200,
  'accepts-any-media-type': async ({ ask }) =>
    (await ask('POST /pets', { body: 'name: Mia', headers: { 'content-type': 'text/yaml' } })).status === 201,
  'ignores-bodies': async ({ ask }) => (await ask('POST /pets', { body: '{"name": "M' })).status === 201,
  'accepts-unknown-ids': async ({ ask }) =>
    (await ask('GET /pets/0195b1a0-0000-7000-8000-00000000ffff')).status === 200,
  'creates-twice': async ({ ask }) => {
    const collar = { body: { colour: 'red' } };
    const { body } = await ask('POST /pets', mia);
    await ask(`POST /pets/${body.id}/collar`, collar);
    return (await ask(`POST /pets/${body.id}/collar`, collar)).status === 201;
  },
  'accepts-invalid-bodies': async ({ ask }) =>
    (await ask('POST /pets', { body: { age: 'old' } })).status === 201,
  'forgets-what-it-created': async ({ ask }) => {
    const { body } = await ask('POST /pets', mia);
    return (await ask(`GET /pets/${body.id}`)).status === 404;
  },
  'keeps-what-it-deleted': async ({ ask }) => {
    await ask(`DELETE ${path}`);
    return (await ask(`GET ${path}`)).status === 200;
  },
};

test.each(faults.map(({ name }) => name))('the fault %s shows, and only where it is told', async (name) => {
  expect(await shows[name](await startMock({ faults: [name] }))).toBe(true);
  expect(await shows[name](await startMock())).toBe(false);
});

test('faults add up', async () => {
  const { ask } = await startMock({ faults: ['missing-www-authenticate', 'wrong-error-code'] });
  const { headers, body } = await ask('GET /pets', { as: '' });
  expect([headers.has('www-authenticate'), body.code]).toEqual([false, 'a_code_of_another_error']);
});

test('a fault about the status leaves refusals alone', async () => {
  const { ask } = await startMock({ faults: ['wrong-status', 'undocumented-status', 'body-off-schema'] });
  expect((await ask('GET /pets', { as: '' })).status).toBe(401);
});

test('a client survives content where there is none', async () => {
  const { ask } = await startMock({ faults: ['body-on-204'] });
  const { body } = await ask('POST /pets', mia);
  expect((await ask(`DELETE /pets/${body.id}`)).status).toBe(204);
  expect((await ask(`GET /pets/${body.id}`)).status).toBe(404);
});

/** The length that a DELETE says it has; fetch would not show it. */
function rawDelete(url: string): Promise<{ readonly length: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: 'Bearer alice:owner' };
    request(`${url}${path}`, { method: 'DELETE', headers }, (response) => {
      response.resume();
      resolve({ length: response.headers['content-length'] });
    })
      .on('error', reject)
      .end();
  });
}

test('whoever ignores bodies goes on where one is missing, and does not choke on a patch', async () => {
  const { ask } = await startMock({ faults: ['ignores-bodies'] });
  expect((await ask('POST /pets')).status).toBe(201);
  expect((await ask(`PATCH ${path}`, { body: 'no patch' })).status).toBe(200);
});
