import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Session, startUsers, type UsersUnderTest } from '../testing/users-server.ts';

let server: UsersUnderTest;
beforeAll(async () => {
  server = await startUsers();
});
afterAll(() => server.close());

const path = '/api/v1/auth/login';
const right = { emailOrUsername: 'admin', password: 'password' };
const wrong = { ...right, password: 'something else' };

async function logIn(body: object): Promise<readonly [number, string]> {
  const answer = await server.call('POST', path, { body });
  return [answer.status, answer.body.code];
}

async function session(): Promise<Session> {
  return (await server.call('POST', path, { body: right })).body.data;
}

test('the address logs in, whatever its case', async () => {
  expect(await logIn({ ...right, emailOrUsername: 'Admin@Users.local' })).toEqual([200, 'AUTH_SUCCESS']);
});

test('the fifth failure in a row locks the account, for 30 minutes', async () => {
  for (const _ of [1, 2, 3, 4]) expect(await logIn(wrong)).toEqual([401, 'INVALID_CREDENTIALS']);
  expect(await logIn(right)).toEqual([200, 'AUTH_SUCCESS']);
  for (const _ of [1, 2, 3, 4]) expect(await logIn(wrong)).toEqual([401, 'INVALID_CREDENTIALS']);
  expect(await logIn(wrong)).toEqual([403, 'ACCOUNT_LOCKED']);
  expect(await logIn(right)).toEqual([403, 'ACCOUNT_LOCKED']);
  server.wait(30 * 60 - 2);
  expect(await logIn(right)).toEqual([403, 'ACCOUNT_LOCKED']);
  server.wait(3);
  expect(await logIn(wrong)).toEqual([401, 'INVALID_CREDENTIALS']);
  expect(await logIn(right)).toEqual([200, 'AUTH_SUCCESS']);
});

test('of many guesses at the same time, four are wrong, and the others find the account locked', async () => {
  const found = await Promise.all(Array.from({ length: 12 }, () => logIn(wrong)));
  expect(found.filter(([status]) => status === 401)).toHaveLength(4);
  expect(await logIn(right)).toEqual([403, 'ACCOUNT_LOCKED']);
  server.wait(30 * 60 + 1);
});

test('a logout revokes both tokens', async () => {
  const mine = await session();
  const { refreshToken } = mine;
  const refreshed = await server.call('POST', '/api/v1/auth/refresh', { body: { refreshToken } });
  expect(refreshed.status).toBe(200);
  const me = '/api/v1/users/me';
  expect((await server.call('GET', me, { as: refreshed.body.data.accessToken })).status).toBe(200);
  expect(
    (await server.call('POST', '/api/v1/auth/logout', { as: mine, body: { refreshToken } })).status,
  ).toBe(200);
  const [access, refresh] = [
    await server.call('GET', me, { as: mine }),
    await server.call('POST', '/api/v1/auth/refresh', { body: { refreshToken } }),
  ];
  expect([access.body.code, refresh.body.code]).toEqual(['TOKEN_BLACKLISTED', 'TOKEN_BLACKLISTED']);
});

test('a refresh token is no access token, and the other way round', async () => {
  const { accessToken, refreshToken } = await session();
  const asAccess = await server.call('GET', '/api/v1/users/me', { as: refreshToken });
  const asRefresh = await server.call('POST', '/api/v1/auth/refresh', {
    body: { refreshToken: accessToken },
  });
  expect([asAccess.body.code, asRefresh.body.code]).toEqual(['INVALID_TOKEN', 'INVALID_TOKEN']);
});

test('an access token is good for 15 minutes', async () => {
  const mine = await session();
  server.wait(15 * 60 - 2);
  expect((await server.call('GET', '/api/v1/users/me', { as: mine })).status).toBe(200);
  server.wait(3);
  expect((await server.call('GET', '/api/v1/users/me', { as: mine })).body.code).toBe('INVALID_TOKEN');
});
