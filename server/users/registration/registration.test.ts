import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteExpired } from '../storage/forget-expired.ts';
import { accountNamed, credentialsOf, startUsers, type UsersUnderTest } from '../testing/users-server.ts';

let server: UsersUnderTest;
beforeAll(async () => {
  server = await startUsers();
});
afterAll(() => server.close());

const auth = '/api/v1/auth';
const HOUR = 3600;

async function post(path: string, body: object): Promise<readonly [number, string]> {
  const answer = await server.call('POST', `${auth}/${path}`, { body });
  return [answer.status, answer.body.code];
}

async function verify(token: string | undefined): Promise<readonly [number, string]> {
  const answer = await server.call('GET', `${auth}/verify-email?token=${token}`);
  return [answer.status, answer.body.code];
}

test('an address is verified before its first login, by a token that is good once', async () => {
  expect(await post('sign-up', accountNamed('ada'))).toEqual([201, 'REGISTER_SUCCESS']);
  expect(await post('login', credentialsOf('ada'))).toEqual([403, 'EMAIL_NOT_VERIFIED']);
  const [token] = await server.mailedTo('ada@example.com');
  expect(await verify('0'.repeat(32))).toEqual([400, 'VALIDATION_ERROR']);
  expect(await verify(token)).toEqual([200, 'EMAIL_VERIFIED']);
  expect(await verify(token)).toEqual([400, 'VALIDATION_ERROR']);
  expect(await post('login', credentialsOf('ada'))).toEqual([200, 'AUTH_SUCCESS']);
});

test('only who is unknown, or not verified, is told that a mail is sent', async () => {
  const sent = [200, 'VERIFICATION_SENT'];
  expect(await post('resend-verification', { emailOrUsername: 'nobody' })).toEqual(sent);
  expect(await post('resend-verification', { emailOrUsername: 'ada' })).toEqual([400, 'VALIDATION_ERROR']);
  await post('sign-up', accountNamed('bob'));
  const [first] = await server.mailedTo('bob@example.com');
  server.wait(1);
  expect(await post('resend-verification', { emailOrUsername: 'bob' })).toEqual(sent);
  const [second] = await server.mailedTo('bob@example.com');
  expect(await verify(first)).toEqual([400, 'VALIDATION_ERROR']);
  server.wait(24 * HOUR);
  expect(await verify(second)).toEqual([400, 'VALIDATION_ERROR']);
});

test.each([
  ['username', { username: 'ada' }, 'DUPLICATE_USERNAME'],
  ['address', { email: 'ada@example.com' }, 'DUPLICATE_EMAIL'],
  ['address in capitals', { email: 'ADA@example.com' }, 'DUPLICATE_EMAIL'],
])('a %s that is taken gets 409', async (_, taken, code) => {
  expect(await post('sign-up', { ...accountNamed('carol'), ...taken })).toEqual([409, code]);
});

test('two registrations of one name at the same time make one account', async () => {
  const found = await Promise.all([1, 2, 3].map(() => post('sign-up', accountNamed('dora'))));
  expect(found.map(([status]) => status).sort()).toEqual([201, 409, 409]);
});

test('a password is set anew by a token that is good for an hour, and once; sessions go on', async () => {
  await server.register('eve');
  const before = await server.logIn('eve');
  const known = await post('forgot-password', { email: 'eve@example.com' });
  expect(await post('forgot-password', { email: 'nobody@example.com' })).toEqual(known);
  const [token] = await server.mailedTo('eve@example.com');
  const newPassword = 'something that is new';
  expect(await post('reset-password', { token, newPassword: 'short' })).toEqual([400, 'VALIDATION_ERROR']);
  expect(await post('reset-password', { token, newPassword })).toEqual([200, 'PASSWORD_RESET_SUCCESS']);
  expect(await post('reset-password', { token, newPassword })).toEqual([400, 'VALIDATION_ERROR']);
  expect(await post('login', credentialsOf('eve'))).toEqual([401, 'INVALID_CREDENTIALS']);
  expect(await post('login', { emailOrUsername: 'eve', password: newPassword })).toEqual([
    200,
    'AUTH_SUCCESS',
  ]);
  expect((await server.call('GET', '/api/v1/users/me', { as: before })).status).toBe(200);
  await post('forgot-password', { email: 'eve@example.com' });
  const tokens = await server.mailedTo('eve@example.com');
  server.wait(HOUR);
  for (const late of tokens)
    expect(await post('reset-password', { token: late, newPassword })).toEqual([400, 'VALIDATION_ERROR']);
});

test('a token of one purpose is good for no other', async () => {
  await post('sign-up', accountNamed('frank'));
  const [token] = await server.mailedTo('frank@example.com');
  expect((await post('reset-password', { token, newPassword: 'something new' }))[0]).toBe(400);
});

test('only who knows the fault secret reads the outbox', async () => {
  const { status, body } = await server.call('GET', '/assay/outbox?to=ada@example.com');
  expect([status, body.code]).toEqual([404, 'NOT_FOUND']);
});

test('nothing stored tells a password, or a token that is mailed', async () => {
  const { db } = server.storage;
  await post('sign-up', accountNamed('grace'));
  const [token] = await server.mailedTo('grace@example.com');
  const stored = JSON.stringify([
    await db.selectFrom('users').selectAll().execute(),
    await db.selectFrom('mailed_tokens').selectAll().execute(),
    await db.selectFrom('audit').selectAll().execute(),
  ]);
  expect(stored).toContain('$argon2id$v=19$m=8,t=2,p=1$');
  expect(stored).not.toContain('the password of');
  expect(stored).not.toContain(token);
});

test('what has expired is forgotten', async () => {
  await post('sign-up', accountNamed('heidi'));
  const { db } = server.storage;
  const clock = server.now;
  await deleteExpired({ storage: server.storage, clock });
  expect(await server.mailedTo('heidi@example.com')).toHaveLength(1);
  server.wait(24 * HOUR + 1);
  await deleteExpired({ storage: server.storage, clock });
  expect(await db.selectFrom('mailed_tokens').selectAll().execute()).toEqual([]);
  expect(await server.mailedTo('heidi@example.com')).toEqual([]);
});
