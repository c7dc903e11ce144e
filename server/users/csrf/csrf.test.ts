import { afterAll, beforeAll, expect, test } from 'vitest';
import { startUsers, type UsersUnderTest } from '../testing/users-server.ts';

let server: UsersUnderTest;
beforeAll(async () => {
  server = await startUsers();
});
afterAll(() => server.close());

const refused = [403, 'CSRF_TOKEN_INVALID'];

test.each([
  ['the header alone', { cookie: '', 'x-csrf-token': 'one' }, refused],
  ['the cookie alone', { cookie: 'csrf_token=one', 'x-csrf-token': '' }, refused],
  ['both empty', { cookie: 'csrf_token=', 'x-csrf-token': '' }, refused],
  ['two that differ', { cookie: 'csrf_token=one', 'x-csrf-token': 'two' }, refused],
  ['a longer header', { cookie: 'csrf_token=one', 'x-csrf-token': 'one1' }, refused],
  ['two cookies', { cookie: 'csrf_token=one; csrf_token=two', 'x-csrf-token': 'one' }, refused],
  ['another cookie', { cookie: 'xcsrf_token=one', 'x-csrf-token': 'one' }, refused],
  [
    'the pair among other cookies',
    { cookie: 'a=b; csrf_token=one', 'x-csrf-token': 'one' },
    [401, 'UNAUTHORIZED'],
  ],
])('%s, without credentials', async (_, headers, expected) => {
  const { status, body } = await server.call('POST', '/api/v1/auth/logout', { headers, body: '{' });
  expect([status, body.code]).toEqual(expected);
});

test('a read needs none', async () => {
  const { status } = await server.call('GET', '/api/v1/users/me', {
    headers: { cookie: '', 'x-csrf-token': '' },
  });
  expect(status).toBe(401);
});

test('the cookie leaves by HTTPS only where the server is reached so', async () => {
  const path = '/api/v1/auth/csrf-token';
  expect((await server.call('GET', path)).headers.get('set-cookie')).not.toContain('Secure');
  const safe = await startUsers({ PUBLIC_URL: 'https://users.example' });
  const { headers } = await safe.call('GET', path);
  expect(headers.get('set-cookie')).toContain('; Secure');
  expect(headers.get('strict-transport-security')).not.toBeNull();
  await safe.close();
});
