import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import type { AccountEntry } from '../../model/journal-entry.ts';
import type { PersonaId } from '../../model/persona.ts';
import { type LoginServer, loginCalls, loginPaths, serveLogins } from '../../testing/login-server.ts';
import { nowhere } from '../../testing/servers.ts';
import { UnreachableError } from '../../transport/unreachable-error.ts';
import {
  type AccountsOf,
  type TestProvider,
  type TestProviderOptions,
  testProvider,
} from './test-provider.ts';

const accounts: AccountsOf = {
  provider: 'test',
  scope: 'openid',
  paths: loginPaths,
  ...loginCalls,
};

const bearer = [{ kind: 'bearer', name: 'bearer' }] as const;

function adapterFor(url: string, more: Partial<TestProviderOptions> = {}): TestProvider {
  return testProvider({ url, timeout: 2000, accounts, administrator: 'admin', ...more });
}

async function tokenOf(adapter: TestProvider, persona: PersonaId): Promise<string> {
  const credentials = await adapter.credentials(persona, bearer);
  return (credentials?.headers.authorization ?? '').replace('Bearer ', '');
}

async function statusOf({ url }: LoginServer, token: string): Promise<number> {
  const { status } = await fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } });
  return status;
}

test.each([false, true])(
  'every healthy persona logs in once (through the callback: %s)',
  async (throughCallback) => {
    const server = await serveLogins({ throughCallback });
    const adapter = adapterFor(server.url);
    const personas = ['stranger', 'reader', 'writer', 'owner', 'admin'] as const;
    const tokens = await Promise.all([...personas, ...personas].map((persona) => tokenOf(adapter, persona)));

    expect(new Set(tokens).size).toBe(personas.length);
    expect(server.logins).toHaveLength(personas.length);
    expect(server.logins).toContain('admin');
    for (const token of tokens) expect(await statusOf(server, token)).toBe(200);
    await adapter.close();
  },
);

test('personas are other people in every run, with hints that fit', async () => {
  const server = await serveLogins();
  const [first, second] = [adapterFor(server.url), adapterFor(server.url)];
  await Promise.all([tokenOf(first, 'stranger'), tokenOf(second, 'stranger')]);
  const account = await first.freshAccount?.('somebody-with-a-long-name', 'stranger');

  expect(new Set(server.logins).size).toBe(3);
  for (const hint of server.logins) expect(hint).toMatch(/^[a-z0-9-]{3,20}$/);
  expect(account?.identity.subject).toBe(server.logins[2]);
});

test('the identity of a persona is what the server says, and known only to healthy ones', async () => {
  const server = await serveLogins();
  const adapter = adapterFor(server.url);
  expect(await adapter.identity?.('reader')).toMatchObject({ provider: 'test', subject: server.logins[0] });
  expect(await adapter.identity?.('forged')).toBeUndefined();
});

test('a forged token says the same as a real one, and is signed by somebody else', async () => {
  const server = await serveLogins();
  const adapter = adapterFor(server.url);
  const [real, forged] = [await tokenOf(adapter, 'owner'), await tokenOf(adapter, 'forged')];

  expect(decodeJwt(forged)).toEqual(decodeJwt(real));
  expect(decodeProtectedHeader(forged)).toEqual(decodeProtectedHeader(real));
  expect(await server.isSignedHere(real)).toBe(true);
  expect(await server.isSignedHere(forged)).toBe(false);
});

test.each(['revoked', 'deleted'] as const)(
  'the token of the persona "%s" is a real one that is refused',
  async (persona) => {
    const server = await serveLogins();
    const token = await tokenOf(adapterFor(server.url), persona);
    expect(await server.isSignedHere(token)).toBe(true);
    expect(await statusOf(server, token)).toBe(401);
  },
);

test('an expired token is had from the target, or not at all', async () => {
  const { url } = await serveLogins();
  expect(await adapterFor(url).credentials('expired', bearer)).toBeUndefined();
  const given = adapterFor(url, { expireToken: async () => 'a-token-of-yesterday' });
  expect(await tokenOf(given, 'expired')).toBe('a-token-of-yesterday');
});

test('all accounts but the administrator are deleted in the end, whatever became of their tokens', async () => {
  const server = await serveLogins();
  const adapter = adapterFor(server.url);
  for (const persona of ['owner', 'admin', 'revoked', 'deleted'] as const) await tokenOf(adapter, persona);
  await adapter.freshAccount?.('guest', 'stranger');
  expect(server.accounts.size).toBe(4);

  await adapter.close();
  expect([...server.accounts]).toEqual(['admin']);
});

test('accounts that cannot be deleted are all named, and the others go', async () => {
  const server = await serveLogins();
  const stays = (login: string) => login.startsWith('guest');
  const adapter = adapterFor(server.url, {
    accounts: {
      ...accounts,
      remove: async (call) => {
        const { body } = await call('GET', '/me');
        return stays((JSON.parse(body) as { subject: string }).subject)
          ? { status: 409, headers: {}, body: '' }
          : call('DELETE', '/me');
      },
    },
  });
  for (const name of ['guest', 'other', 'guest']) await adapter.freshAccount?.(name, 'stranger');
  await expect(adapter.close()).rejects.toThrow(
    /^the account guest-\w+-1 could not be deleted: 409; the account guest-\w+-3 could not be deleted: 409$/,
  );
  expect([...server.accounts].map(stays)).toEqual([true, true]);
});

test('whoever was made by an earlier adapter is logged in again, and deleted', async () => {
  const server = await serveLogins();
  const told: string[] = [];
  const note = ({ kind, login }: AccountEntry): void => {
    told.push(`${kind} ${login}`);
  };
  const earlier = adapterFor(server.url, { note });
  await tokenOf(earlier, 'owner');
  await earlier.freshAccount?.('guest', 'stranger');
  await tokenOf(earlier, 'admin');
  const [owner = '', guest = ''] = told.map((entry) => entry.split(' ')[1]);
  expect(told).toEqual([`account ${owner}`, `account ${guest}`]);
  expect([earlier.loginOf?.('owner'), earlier.loginOf?.('expired')]).toEqual([owner, owner]);
  expect(earlier.loginOf?.('admin')).toBe('admin');
  expect(earlier.loginOf?.('malformed')).toBeUndefined();

  const later = adapterFor(server.url, { note });
  const again = await later.again?.(guest, 'stranger');
  expect(again).toMatchObject({ login: guest, plays: 'stranger', identity: { subject: guest } });
  await later.remove(guest);
  await later.remove(owner);
  expect([...server.accounts]).toEqual(['admin']);
  expect(told.slice(2)).toEqual([
    `account ${guest}`,
    `account-gone ${guest}`,
    `account ${owner}`,
    `account-gone ${owner}`,
  ]);
});

test('a login that is refused is an AuthError, and is tried again the next time', async () => {
  const refused = new Set(['admin']);
  const server = await serveLogins({ refused });
  const adapter = adapterFor(server.url);
  const login = tokenOf(adapter, 'admin');
  await expect(login).rejects.toThrow('the login of admin returned without a code (access_denied)');
  await expect(login).rejects.toMatchObject({ name: 'AuthError' });
  refused.clear();
  expect(await tokenOf(adapter, 'admin')).not.toBe('');
});

test('a target that is down is unreachable, and not a failed login', async () => {
  const adapter = adapterFor(await nowhere());
  onTestFinished(() => adapter.close());
  await expect(tokenOf(adapter, 'owner')).rejects.toMatchObject({ name: 'UnreachableError' });
});

test('tokens come with the browser where a server has no codes, with and without PKCE', async () => {
  for (const pkce of [true, false]) {
    const server = await serveLogins({ gives: 'tokens', throughCallback: true });
    const token = await tokenOf(adapterFor(server.url, { login: { pkce } }), 'owner');
    expect(await statusOf(server, token)).toBe(200);
    expect(server.logins).toHaveLength(1);
  }
});

test('logins end where the server allows it', async () => {
  const allowedCallback = 'https://client.example/back';
  const server = await serveLogins({ allowedCallback });
  await expect(tokenOf(adapterFor(server.url), 'owner')).rejects.toThrow(
    'the login got 400, expected a redirect (client_callback is not allowed, state was …); set clientCallback of auth to an address that the server allows, instead of http://127.0.0.1:8079/',
  );
  const adapter = adapterFor(server.url, { login: { clientCallback: allowedCallback } });
  expect(await statusOf(server, await tokenOf(adapter, 'owner'))).toBe(200);
});

test.each([
  { says: 'the version', accounts: { ...accounts, provider: 'other' }, login: {}, asked: 'other' },
  { says: 'the user', accounts, login: { provider: 'mine' }, asked: 'mine' },
])('the provider is what $says calls it', async ({ asked, ...options }) => {
  const server = await serveLogins();
  await tokenOf(adapterFor(server.url, options), 'owner');
  expect(server.providers).toEqual([asked]);
});

test('a server without a test provider is no place for test logins', async () => {
  const { url } = await serveLogins();
  const adapter = adapterFor(url, { accounts: { ...accounts, provider: undefined } });
  await expect(tokenOf(adapter, 'owner')).rejects.toThrow('the server has no test provider');
});

test('a token that is about to end is refreshed, once for all who ask, and nobody logs in again', async () => {
  // Replaced when a fifth of its time is left.
  const server = await serveLogins({ seconds: 1 });
  const adapter = adapterFor(server.url);
  const first = await tokenOf(adapter, 'owner');
  await new Promise((resolve) => setTimeout(resolve, 850));
  const next = await Promise.all([tokenOf(adapter, 'owner'), tokenOf(adapter, 'owner')]);
  expect(new Set([first, ...next]).size).toBe(2);
  expect([server.logins.length, server.refreshes.length]).toEqual([1, 1]);
  expect((await adapter.credentials('owner', bearer))?.secrets).toHaveLength(2);
});

test('somebody who may not refresh any more logs in again, and not in the same second', async () => {
  const server = await serveLogins({ seconds: 1 });
  const adapter = adapterFor(server.url);
  const begun = performance.now();
  await tokenOf(adapter, 'owner');
  server.forgetRefreshTokens();
  await new Promise((resolve) => setTimeout(resolve, 850));
  await tokenOf(adapter, 'owner');
  expect([server.logins.length, server.refreshes.length]).toEqual([2, 0]);
  expect(performance.now() - begun).toBeGreaterThan(1000);
});

test('a server that deletes no accounts is told of once, and loses none to a persona', async () => {
  const server = await serveLogins();
  const noted: string[] = [];
  const adapter = adapterFor(server.url, {
    accounts: { ...accounts, remove: async () => undefined },
    note: ({ kind }) => noted.push(kind),
  });
  for (const _ of [1, 2]) {
    const deleted = adapter.credentials('deleted', bearer);
    await expect(deleted).rejects.toThrow('this server has no operation to delete an account');
  }
  await tokenOf(adapter, 'owner');
  expect(server.logins).toHaveLength(2);
  await expect(adapter.close()).rejects.toMatchObject({
    name: 'AccountsStayError',
    message: '2 accounts remain: this server has no operation to delete an account',
    accounts: 2,
    forGood: true,
  });
  expect(noted.filter((kind) => kind === 'account-stays')).toHaveLength(2);
});

/** Whoever is to be deleted gets no answer, if their name begins like this. */
function withoutAnswerFor(beginning: string): AccountsOf {
  return {
    ...accounts,
    remove: async (call) => {
      const { body } = await call('GET', '/me');
      const { subject } = JSON.parse(body) as { subject: string };
      if (subject.startsWith(beginning))
        throw new UnreachableError('DELETE /me got no response: timeout after 1 s', {
          unanswered: 'timeout after 1 s',
        });
      return call('DELETE', '/me');
    },
  };
}

test('one account whose deletion is slow does not leave all others', async () => {
  const server = await serveLogins();
  const adapter = adapterFor(server.url, { accounts: withoutAnswerFor('slow') });
  for (const name of ['guest', 'slow', 'other', 'last']) await adapter.freshAccount?.(name, 'stranger');
  await expect(adapter.close()).rejects.toMatchObject({ name: 'AccountsStayError', accounts: 1 });
  expect([...server.accounts]).toEqual([expect.stringMatching(/^slow-/)]);
});

test('whoever is silent twice is not asked once more for everybody else', async () => {
  const server = await serveLogins();
  const adapter = adapterFor(server.url, { accounts: withoutAnswerFor('') });
  for (const name of ['guest', 'other', 'last']) await adapter.freshAccount?.(name, 'stranger');
  await expect(adapter.close()).rejects.toMatchObject({
    message: '3 accounts remain: DELETE /me got no response: timeout after 1 s',
  });
});

test.each([
  { letsDeletedIn: false, logins: 1 },
  { letsDeletedIn: true, logins: 2 },
])(
  'a token of a deleted account is replaced where a request may have ended it: $letsDeletedIn',
  async ({ letsDeletedIn, logins }) => {
    const server = await serveLogins({ letsDeletedIn });
    const adapter = adapterFor(server.url);
    const first = await adapter.credentials('deleted', bearer);
    const second = await adapter.credentials('deleted', bearer, first);
    expect(server.logins).toHaveLength(logins);
    expect(second?.secrets[0] === first?.secrets[0]).toBe(!letsDeletedIn);
  },
);
