import { expect, test } from 'vitest';
import { exampleId } from './testing/pet-shop.ts';
import { contractOf, startMock, startMockOf } from './testing/start-mock.ts';

const path = `/pets/${exampleId}`;
const renamed = { body: { name: 'Max' } };

/** What each persona may do. 401 is who, 403 is what. */
const matrix = [
  ['nobody', '', { list: 401, read: 401, replace: 401, remove: 401, report: 401 }],
  ['a stranger', 'sam:stranger', { list: 200, read: 403, replace: 403, remove: 403, report: 403 }],
  ['a reader', 'rita:reader', { list: 200, read: 200, replace: 403, remove: 403, report: 403 }],
  ['a writer', 'will:writer', { list: 200, read: 200, replace: 200, remove: 403, report: 403 }],
  ['an owner', 'olga:owner', { list: 200, read: 200, replace: 200, remove: 204, report: 403 }],
  ['an administrator', 'ada:admin', { list: 200, read: 403, replace: 403, remove: 403, report: 200 }],
  [
    'somebody with two roles',
    'ada:reader,auditor',
    { list: 200, read: 200, replace: 403, remove: 403, report: 200 },
  ],
  [
    'an expired token',
    'olga:owner,expired',
    { list: 401, read: 401, replace: 401, remove: 401, report: 401 },
  ],
  ['a revoked token', 'olga:revoked', { list: 401, read: 401, replace: 401, remove: 401, report: 401 }],
  ['a token without a role', 'olga', { list: 401, read: 401, replace: 401, remove: 401, report: 401 }],
  [
    'a token of another kind',
    'eyJhbGciOiJIUzI1NiJ9.e30.x',
    { list: 401, read: 401, replace: 401, remove: 401, report: 401 },
  ],
] as const;

test.each(matrix)('%s', async (_, as, expected) => {
  const { ask } = await startMock();
  const found = {
    list: (await ask('GET /pets', { as })).status,
    read: (await ask(`GET ${path}`, { as })).status,
    replace: (await ask(`PUT ${path}`, { as, ...renamed })).status,
    remove: (await ask(`DELETE ${path}`, { as })).status,
    report: (await ask('GET /report', { as })).status,
  };
  expect(found).toEqual(expected);
});

test.each([
  ['', 'Who are you?'],
  ['olga:owner,expired', 'You were known once'],
  ['olga:revoked', 'The credentials have been revoked'],
  ['nonsense', 'Nobody knows you'],
])('a refusal says what is wrong with the credentials: %s', async (as, message) => {
  const { ask } = await startMock();
  const { headers, body } = await ask('GET /pets', { as });
  expect(body).toEqual({ code: 'who', message });
  expect(headers.get('www-authenticate')).toBe('Bearer realm="pets"');
});

test('another scheme than the documented one is not valid', async () => {
  const { ask } = await startMock();
  const { body } = await ask('GET /pets', { as: '', headers: { authorization: 'Basic YWxpY2U6b3duZXI=' } });
  expect(body.message).toBe('Nobody knows you');
});

test('says which role is missing where the document has no text for it', async () => {
  const { ask } = await startMock();
  const { body } = await ask('GET /report', { as: 'olga:owner' });
  expect(body.message).toBe('This needs the role admin or auditor');
});

test('an API key has the same grammar, where the document wants it', async () => {
  const { ask } = await startMock();
  expect((await ask('GET /till', { as: '', headers: { 'x-till-key': 'tim:owner' } })).status).toBe(200);
  expect((await ask('GET /till', { as: 'tim:owner' })).status).toBe(401);
  const { headers } = await ask('GET /till', { as: '' });
  expect(headers.get('www-authenticate')).toBe('ApiKey name="X-Till-Key", in="header"');
});

test('with Basic, the user is the name and the password lists the roles', async () => {
  const { ask } = await startMock();
  const basic = (text: string) => ({ as: '', headers: { authorization: `Basic ${btoa(text)}` } });
  expect((await ask('GET /safe', basic('tim:owner'))).status).toBe(200);
  expect((await ask('GET /safe', basic('tim:expired'))).status).toBe(401);
});

test('what is wrong is refused with the status whose example says so', async () => {
  const shown = (cause: string) => {
    const examples = { [cause]: { 'x-assay-cause': cause, value: { text: cause } } };
    return { description: 'Refused', content: { 'application/json': { examples } } };
  };
  const { ask } = await startMockOf(
    contractOf({
      openapi: '3.1.0',
      info: { title: 'Tills', version: '1' },
      paths: {
        '/till': {
          get: {
            security: [{ key: [] }],
            responses: {
              200: { description: 'Open' },
              401: shown('missing-credentials'),
              403: shown('invalid-credentials'),
            },
          },
        },
      },
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
    }),
  );
  const withKey = (key: string) => ask('GET /till', { as: '', headers: { 'x-key': key } });
  expect(await ask('GET /till', { as: '' })).toMatchObject({
    status: 401,
    body: { text: 'missing-credentials' },
  });
  const { status, body, headers } = await withKey('nonsense');
  expect([status, body]).toEqual([403, { text: 'invalid-credentials' }]);
  expect(headers.has('www-authenticate')).toBe(false);
  expect((await withKey('tim:expired')).status).toBe(401);
  expect((await withKey('tim:owner')).status).toBe(200);
});

test('public operations ask nobody', async () => {
  const { ask } = await startMock();
  expect((await ask('GET /status', { as: '' })).status).toBe(200);
  expect((await ask('GET /status', { as: 'nonsense' })).status).toBe(200);
});
