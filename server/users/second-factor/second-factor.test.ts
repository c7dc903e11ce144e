import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentialsOf, type Session, startUsers, type UsersUnderTest } from '../testing/users-server.ts';

let server: UsersUnderTest;
beforeAll(async () => {
  server = await startUsers();
});
afterAll(() => server.close());

const auth = '/api/v1/auth';

async function post(path: string, body?: object, as?: Session) {
  const answer = await server.call('POST', `${auth}/${path}`, { as, ...(body && { body }) });
  return { outcome: [answer.status, answer.body.code] as const, data: answer.body.data };
}

/** The code that an authenticator shows now. */
function codeOf(secret: string): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA256', digits: 6, period: 30 });
  return totp.generate({ timestamp: server.now() });
}

/** Somebody whose second factor is on. */
async function protectedAccount(name: string) {
  const userId = await server.register(name);
  const session = await server.logIn(name);
  const { secret } = (await post('2fa/setup', undefined, session)).data;
  const { data } = await post('2fa/confirm', { secret, code: codeOf(secret) }, session);
  server.wait(30);
  return { userId, session, secret, backupCodes: data.backupCodes as readonly string[] };
}

const begin = (name: string) => post('login', credentialsOf(name));
const wrong = [401, 'INVALID_CREDENTIALS'];

test('a code completes a login, and is accepted once', async () => {
  const { userId, secret } = await protectedAccount('ada');
  const code = codeOf(secret);
  expect((await post('2fa/verify', { userId, code })).outcome).toEqual(wrong);
  expect(await begin('ada')).toEqual({ outcome: [200, 'MFA_REQUIRED'], data: { userId } });
  const { outcome, data } = await post('2fa/verify', { userId, code });
  expect(outcome).toEqual([200, '2FA_VERIFIED']);
  expect((await server.call('GET', '/api/v1/users/me', { as: data })).status).toBe(200);
  await begin('ada');
  expect((await post('2fa/verify', { userId, code })).outcome).toEqual(wrong);
  server.wait(30);
  expect((await post('2fa/verify', { userId, code: codeOf(secret) })).outcome).toEqual([200, '2FA_VERIFIED']);
});

test('a backup code completes one login, and no other account', async () => {
  const { userId, backupCodes } = await protectedAccount('bob');
  const other = await protectedAccount('carol');
  expect(new Set(backupCodes).size).toBe(10);
  const [code] = backupCodes;
  await begin('carol');
  expect((await post('2fa/verify', { userId: other.userId, code })).outcome).toEqual(wrong);
  await begin('bob');
  expect((await post('2fa/verify', { userId, code })).outcome).toEqual([200, '2FA_VERIFIED']);
  await begin('bob');
  expect((await post('2fa/verify', { userId, code })).outcome).toEqual(wrong);
});

test('after five wrong codes none is accepted for ten minutes, however often the password is shown', async () => {
  const { userId, secret } = await protectedAccount('dora');
  for (const guesses of [3, 2]) {
    await begin('dora');
    for (let guess = 0; guess < guesses; guess++)
      expect((await post('2fa/verify', { userId, code: '000000' })).outcome).toEqual(wrong);
  }
  expect((await begin('dora')).outcome).toEqual([200, 'MFA_REQUIRED']);
  expect((await post('2fa/verify', { userId, code: codeOf(secret) })).outcome).toEqual(wrong);
  server.wait(10 * 60);
  expect((await post('2fa/verify', { userId, code: codeOf(secret) })).outcome).toEqual(wrong);
  await begin('dora');
  expect((await post('2fa/verify', { userId, code: codeOf(secret) })).outcome).toEqual([200, '2FA_VERIFIED']);
});

test('a login that waits for its second step ends with a new password', async () => {
  const { userId, secret } = await protectedAccount('grace');
  await begin('grace');
  await post('forgot-password', { email: 'grace@example.com' });
  const [token] = await server.mailedTo('grace@example.com');
  const newPassword = 'something that is new';
  expect((await post('reset-password', { token, newPassword })).outcome[0]).toBe(200);
  expect((await post('2fa/verify', { userId, code: codeOf(secret) })).outcome).toEqual(wrong);
});

test('a new password gives nobody more guesses', async () => {
  const { userId, secret } = await protectedAccount('heidi');
  await begin('heidi');
  for (let guess = 0; guess < 5; guess++) await post('2fa/verify', { userId, code: '000000' });
  await post('forgot-password', { email: 'heidi@example.com' });
  const [token] = await server.mailedTo('heidi@example.com');
  const password = 'something that is new';
  await post('reset-password', { token, newPassword: password });
  const login = { emailOrUsername: 'heidi', password };
  expect((await post('login', login)).outcome).toEqual([200, 'MFA_REQUIRED']);
  expect((await post('2fa/verify', { userId, code: codeOf(secret) })).outcome).toEqual(wrong);
});

test('after five wrong codes the second factor is not switched off for ten minutes', async () => {
  const { secret, session } = await protectedAccount('ivan');
  for (let guess = 0; guess < 5; guess++)
    expect((await post('2fa/disable', { code: '000000' }, session)).outcome).toEqual(wrong);
  expect((await post('2fa/disable', { code: codeOf(secret) }, session)).outcome).toEqual(wrong);
  server.wait(10 * 60);
  const off = await post('2fa/disable', { code: codeOf(secret) }, session);
  expect(off.outcome).toEqual([200, '2FA_DISABLED']);
});

test('it is switched on once, and off by a code only', async () => {
  const { secret, session, backupCodes } = await protectedAccount('eve');
  const enabled = [400, 'VALIDATION_ERROR'];
  expect((await post('2fa/setup', undefined, session)).outcome).toEqual(enabled);
  expect((await post('2fa/confirm', { secret, code: codeOf(secret) }, session)).outcome).toEqual(enabled);
  expect((await post('2fa/disable', { code: '000000' }, session)).outcome).toEqual(wrong);
  expect((await post('2fa/disable', { code: backupCodes[0] }, session)).outcome).toEqual(enabled);
  expect((await post('2fa/disable', { code: codeOf(secret) }, session)).outcome).toEqual([
    200,
    '2FA_DISABLED',
  ]);
  expect((await begin('eve')).outcome).toEqual([200, 'AUTH_SUCCESS']);
  expect((await post('2fa/disable', { code: codeOf(secret) }, session)).outcome).toEqual(enabled);
});

test('a wrong code switches nothing on', async () => {
  await server.register('frank');
  const session = await server.logIn('frank');
  const { secret, qrCodeUrl } = (await post('2fa/setup', undefined, session)).data;
  expect(qrCodeUrl).toContain('algorithm=SHA256');
  expect((await post('2fa/confirm', { secret, code: '000000' }, session)).outcome).toEqual(wrong);
  expect((await begin('frank')).outcome).toEqual([200, 'AUTH_SUCCESS']);
});

test('who is unknown looks like who has no second factor', async () => {
  const unknown = { userId: '0c5e0b52-6f8a-4f0e-9a43-6f0d8c1b2a01', code: '000000' };
  expect((await post('2fa/verify', unknown)).outcome).toEqual([400, 'VALIDATION_ERROR']);
});
