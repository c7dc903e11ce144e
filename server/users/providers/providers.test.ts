import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../testing/call.ts';
import { credentialsOf, startUsers, type UsersUnderTest } from '../testing/users-server.ts';
import { link } from './links.ts';
import type { ProviderName } from './provider.ts';
import { type LocalPerson, newPerson } from './testing/local-person.ts';
import { type LocalProviders, localProviders } from './testing/local-providers.ts';

let providers: LocalProviders;
let server: UsersUnderTest;

beforeAll(async () => {
  providers = await localProviders();
  server = await startUsers(providers.settings);
  providers.open(server.url);
});
afterAll(async () => {
  await server.close();
  await providers.close();
});

const names: readonly ProviderName[] = ['google', 'github'];
const path = (name: ProviderName, step: 'login' | 'callback') => `/api/v1/auth/oauth2/${name}/${step}`;

async function begun(name: ProviderName): Promise<{ authUrl: string; state: string; pkceVerifier?: string }> {
  return (await server.call('GET', path(name, 'login'))).body.data;
}

/** What the provider sends the browser back with. */
async function back(name: ProviderName, person: LocalPerson | undefined): Promise<URLSearchParams> {
  return (await providers.visit(name, (await begun(name)).authUrl, person)).searchParams;
}

function callback(name: ProviderName, query: URLSearchParams): Promise<Answer> {
  return server.call('GET', `${path(name, 'callback')}?${query}`);
}

async function logIn(name: ProviderName, person: LocalPerson | undefined): Promise<Answer> {
  return callback(name, await back(name, person));
}

const said = ({ status, body }: Answer) => [status, body.code];

test.each(names)('%s: somebody new gets an account with the role user', async (name) => {
  const person = newPerson({ name: 'Ada \0 Lovelace' });
  const { status, body } = await logIn(name, person);
  expect([status, body.code]).toEqual([200, 'OAUTH2_LOGIN_SUCCESS']);
  const { accessToken, user } = body.data;
  const username = name === 'google' ? `google_${person.subject.slice(0, 8)}` : `login-${person.subject}`;
  expect(user).toEqual({
    ...{ id: expect.any(String), username, email: person.email, displayName: 'Ada   Lovelace' },
    avatarImageUrl: name === 'google' ? null : `https://avatars.example/u/${person.subject}`,
    ...{ isActive: true, isVerified: true },
  });
  expect((await server.call('GET', `/api/v1/users/${user.id}`, { as: accessToken })).status).toBe(200);
  // The provider knows them by the subject: another address is the same account.
  const again = await logIn(name, { ...person, email: `new-${person.email}`, isVerified: false });
  expect(again.body.data.user.id).toBe(user.id);
});

test('Google gets a challenge that fits the verifier, and GitHub none', async () => {
  const google = await begun('google');
  const asked = new URL(google.authUrl).searchParams;
  const challenge = createHash('sha256')
    .update(google.pkceVerifier ?? '')
    .digest('base64url');
  expect([asked.get('code_challenge'), asked.get('code_challenge_method')]).toEqual([challenge, 'S256']);
  expect(asked.get('state')).toBe(google.state);
  const github = await begun('github');
  expect([github.pkceVerifier, new URL(github.authUrl).searchParams.has('code_challenge')]).toEqual([
    undefined,
    false,
  ]);
});

test.each(names)('%s: a state is good once, for ten minutes, and at its provider', async (name) => {
  const other: ProviderName = name === 'google' ? 'github' : 'google';
  const refused = [401, 'INVALID_TOKEN'];
  const used = await back(name, newPerson());
  expect(said(await callback(name, used))).toEqual([200, 'OAUTH2_LOGIN_SUCCESS']);
  expect(said(await callback(name, used))).toEqual(refused);
  const moved = await back(name, newPerson());
  expect(said(await callback(other, moved))).toEqual(refused);
  expect(said(await callback(name, moved))).toEqual(refused);
  const unknown = await back(name, newPerson());
  unknown.set('state', 'unknown');
  expect(said(await callback(name, unknown))).toEqual(refused);
  const late = await back(name, newPerson());
  server.wait(601);
  expect(said(await callback(name, late))).toEqual(refused);
});

test.each(names)('%s: two callbacks of one state at the same time let one in', async (name) => {
  const query = await back(name, newPerson());
  const answers = await Promise.all([1, 2, 3].map(() => callback(name, query)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
});

test.each(names)('%s: what is missing, there twice, or says that nobody was let in is 400', async (name) => {
  const refused = await logIn(name, undefined);
  const field = (answer: Answer) => [answer.status, answer.body.errors?.[0]?.field];
  expect(field(refused)).toEqual([400, 'error']);
  expect(field(await callback(name, new URLSearchParams({ code: 'x' })))).toEqual([400, 'state']);
  const { state } = await begun(name);
  expect(field(await callback(name, new URLSearchParams({ state })))).toEqual([400, 'code']);
  const twice = new URLSearchParams([
    ['state', state],
    ['code', 'x'],
    ['code', 'y'],
  ]);
  expect(field(await callback(name, twice))).toEqual([400, 'code']);
});

test.each(names)('%s: a code that the provider did not issue is 401', async (name) => {
  const query = await back(name, newPerson());
  query.set('code', 'guessed');
  expect(said(await callback(name, query))).toEqual([401, 'INVALID_TOKEN']);
});

test.each(names)('%s: an address that nobody has verified takes over no account', async (name) => {
  const refused = [403, 'EMAIL_NOT_VERIFIED'];
  expect(said(await logIn(name, newPerson({ isVerified: false })))).toEqual(refused);
  await server.register(`owner-${name}`);
  const email = `owner-${name}@example.com`;
  expect(said(await logIn(name, newPerson({ email, isVerified: false })))).toEqual(refused);
  const body = { username: `early-${name}`, email: `early-${name}@example.com`, displayName: 'Early' };
  await server.call('POST', '/api/v1/auth/sign-up', { body: { ...body, password: 'waiting for you' } });
  expect(said(await logIn(name, newPerson({ email: body.email })))).toEqual(refused);
});

test.each(names)('%s: the account of a verified address is linked, whatever its case', async (name) => {
  const id = await server.register(`linked-${name}`);
  const person = newPerson({ email: `Linked-${name}@Example.com` });
  expect((await logIn(name, person)).body.data.user.id).toBe(id);
  expect((await logIn(name, { ...person, email: 'other@example.com' })).body.data.user.id).toBe(id);
  expect((await server.logIn(`linked-${name}`)).userId).toBe(id);
  const events = await server.storage.db
    .selectFrom('audit')
    .select('event')
    .where('target_id', '=', id)
    .execute();
  expect(events.map(({ event }) => event)).toContain('AUDIT_PROVIDER_LINKED');
});

test.each(names)('%s: another login that came first has linked the account already', async (name) => {
  const id = await server.register(`twice-${name}`);
  const { db } = server.storage;
  const call = { server: { clock: server.now }, db, caller: null };
  expect(await link(call, name, 'somebody', id)).toBe(true);
  expect(await link(call, name, 'somebody', id)).toBe(false);
});

test.each(names)('%s: whoever is not active is refused, and is not linked', async (name) => {
  const id = await server.register(`idle-${name}`);
  await server.storage.db.updateTable('users').set({ is_active: 0 }).where('id', '=', id).execute();
  const person = newPerson({ email: `idle-${name}@example.com` });
  expect(said(await logIn(name, person))).toEqual([403, 'FORBIDDEN']);
  const links = await server.storage.db
    .selectFrom('social_accounts')
    .selectAll()
    .where('user_id', '=', id)
    .execute();
  expect(links).toEqual([]);
});

test('a provider does not stand for the second factor', async () => {
  const id = await server.register('careful');
  await server.storage.db
    .updateTable('users')
    .set({ totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' })
    .where('id', '=', id)
    .execute();
  const { body } = await logIn('google', newPerson({ email: 'careful@example.com' }));
  expect([body.code, body.data]).toEqual(['MFA_REQUIRED', { userId: id }]);
});

test('names that are taken, too short or too long are no obstacle', async () => {
  await server.register('taken');
  const usernameOf = async (login: string) =>
    (await logIn('github', newPerson({ login }))).body.data.user.username;
  expect(await usernameOf('taken')).toMatch(/^taken_[0-9a-f]{8}$/);
  expect(await usernameOf('ab')).toMatch(/^github_\d{1,8}$/);
  expect(await usernameOf('x'.repeat(39))).toBe('x'.repeat(30));
});

test('an account without a password has none that lets anybody in', async () => {
  const person = newPerson({ login: 'nopassword' });
  await logIn('github', person);
  const body = { ...credentialsOf('nopassword'), password: '' };
  expect((await server.call('POST', '/api/v1/auth/login', { body })).status).toBe(400);
  const wrong = await server.call('POST', '/api/v1/auth/login', { body: credentialsOf('nopassword') });
  expect(said(wrong)).toEqual([401, 'INVALID_CREDENTIALS']);
});

test('a provider that does not answer is 503, and so is one that nobody has configured', async () => {
  const none = await startUsers();
  const away = await startUsers({
    ...{ GOOGLE_CLIENT_ID: 'users', GOOGLE_ISSUER: 'http://127.0.0.1:9/away', PROVIDER_TIMEOUT_SECONDS: 1 },
  });
  for (const { call, close } of [none, away]) {
    expect(said(await call('GET', path('google', 'login')))).toEqual([503, 'SERVICE_UNAVAILABLE']);
    await close();
  }
});

test('an ID token that was changed on its way is refused', async () => {
  const { google } = providers.at;
  google.tamper = async (answer) => ({ ...answer, id_token: `${answer.id_token.slice(0, -8)}AAAAAAAA` });
  expect(said(await logIn('google', newPerson()))).toEqual([401, 'INVALID_TOKEN']);
  google.tamper = async (answer) => answer;
  expect((await logIn('google', newPerson())).status).toBe(200);
});
