import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import type { AccountEntry } from '../../model/journal-entry.ts';
import type { PersonaId } from '../../model/persona.ts';
import type { Account, AuthAdapter } from '../../model/target.ts';
import { type LoginServer, loginCalls, loginPaths, serveLogins } from '../../testing/login-server.ts';
import { createPace } from '../../transport/create-pace.ts';
import { createSender } from '../../transport/send.ts';
import { accountPool } from './account-pool.ts';
import { givenTokens } from './given-tokens.ts';
import { type IssuedToken, issued } from './issued-token.ts';
import { logIn, type Send } from './log-in.ts';
import { accountsOnDemand } from './throw-away.ts';

const bearer = [{ kind: 'bearer', name: 'bearer' }] as const;

function sendTo({ url }: LoginServer): Send {
  const sender = createSender(url, { timeout: 2000 });
  onTestFinished(() => sender.close());
  return sender.send;
}

function arrive(server: LoginServer, hint: string): Promise<IssuedToken> {
  return logIn(sendTo(server), loginPaths, { provider: 'test', hint, scope: 'openid' });
}

function adapterFor(
  server: LoginServer,
  tokens: readonly string[],
  given: Partial<Record<PersonaId, string>> = {},
) {
  const send = sendTo(server);
  return givenTokens({
    name: 'what is given',
    tokens: new Map(
      Object.entries(given).map(([persona, token]) => [persona as PersonaId, async () => issued(token)]),
    ),
    throwAway: accountPool(tokens, { calls: loginCalls, send, rest: createPace().rest }),
  });
}

async function tokensOf(server: LoginServer, count: number): Promise<string[]> {
  const hints = Array.from({ length: count }, (_, index) => `spare-${index + 1}`);
  return Promise.all(hints.map(async (hint) => (await arrive(server, hint)).token));
}

async function tokenOf(adapter: AuthAdapter, persona: PersonaId): Promise<string | undefined> {
  return bearerIn((await adapter.credentials(persona, bearer))?.headers);
}

function bearerIn(headers: Readonly<Record<string, string>> | undefined): string | undefined {
  return headers?.authorization?.replace('Bearer ', '');
}

async function statusOf({ url }: LoginServer, token = ''): Promise<number> {
  return (await fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } })).status;
}

test('who was given no token is not played', async () => {
  const adapter = givenTokens({
    name: 'what is given',
    tokens: new Map([['owner', async () => issued('t')]]),
  });
  expect(await adapter.credentials('anonymous', bearer)).toEqual({ headers: {}, query: {}, secrets: [] });
  expect(await tokenOf(adapter, 'owner')).toBe('t');
  for (const persona of ['admin', 'expired', 'revoked', 'deleted'] as const)
    expect(await adapter.credentials(persona, bearer)).toBeUndefined();
  expect(adapter.freshAccount).toBeUndefined();
});

test('a refresh token is a secret, though nobody sends it', async () => {
  const source = async () => issued('t', { refreshToken: 'r' });
  const adapter = givenTokens({ name: 'what is given', tokens: new Map([['owner', source]]) });
  expect((await adapter.credentials('owner', bearer))?.secrets).toEqual(['t', 'r']);
});

test('a token that is no JWT is forged as one, and a JWT with what it says', async () => {
  const server = await serveLogins();
  const { token } = await arrive(server, 'somebody');
  const [opaque, real] = [
    adapterFor(server, [], { owner: 'opaque' }),
    adapterFor(server, [], { owner: token }),
  ];
  expect(decodeJwt((await tokenOf(opaque, 'forged')) ?? '')).toEqual({ sub: 'somebody' });
  const forged = (await tokenOf(real, 'forged')) ?? '';
  expect([decodeJwt(forged), decodeProtectedHeader(forged)]).toEqual([
    decodeJwt(token),
    decodeProtectedHeader(token),
  ]);
  expect(await server.isSignedHere(forged)).toBe(false);
});

test('a token that is over is given as it is to the persona whose token is over', async () => {
  const over: IssuedToken = { token: 'over', expiresAt: 1 };
  const adapter = givenTokens({
    name: 'what is given',
    tokens: new Map([
      ['expired', async () => over],
      ['owner', async () => over],
    ]),
  });
  expect(await tokenOf(adapter, 'expired')).toBe('over');
  await expect(tokenOf(adapter, 'owner')).rejects.toThrow(
    'the token of the persona "owner" expired at 1970-01-01T00:00:00Z',
  );
});

test('what spoils an account is done to disposable accounts only, and once', async () => {
  const server = await serveLogins();
  const owner = await arrive(server, 'owner');
  const adapter = adapterFor(server, await tokensOf(server, 3), { owner: owner.token });
  const spoiled = await Promise.all(
    (['revoked', 'deleted', 'revoked', 'deleted'] as const).map((persona) => tokenOf(adapter, persona)),
  );
  expect(new Set(spoiled).size).toBe(2);
  for (const token of spoiled) {
    expect(await server.isSignedHere(token ?? '')).toBe(true);
    expect(await statusOf(server, token)).toBe(401);
  }
  expect(await statusOf(server, owner.token)).toBe(200);
  expect(server.accounts.size).toBe(3);
});

test('where nothing revokes a token, nobody has a revoked one', async () => {
  const server = await serveLogins();
  const { revoke: _, ...calls } = loginCalls;
  const throwAway = accountsOnDemand({
    ...{ calls, send: sendTo(server), note: () => {} },
    logIn: (login) => arrive(server, login),
  });
  const adapter = givenTokens({ name: 'what is given', tokens: new Map(), throwAway });
  expect(await tokenOf(adapter, 'revoked')).toBeUndefined();
  expect(await statusOf(server, await tokenOf(adapter, 'deleted'))).toBe(401);
});

test('a persona that lacks an account lacks one, however often it is asked for', async () => {
  const server = await serveLogins();
  const adapter = adapterFor(server, await tokensOf(server, 1));
  expect(await statusOf(server, await tokenOf(adapter, 'deleted'))).toBe(401);
  for (let times = 0; times < 3; times++)
    await expect(tokenOf(adapter, 'revoked')).rejects.toMatchObject({ name: 'NoAccountLeftError' });
  expect(adapter.accountsLacking?.()).toBe(1);
});

test('accounts that the server does not let in any more are passed over', async () => {
  const server = await serveLogins();
  const [dead = '', alive = ''] = await tokensOf(server, 2);
  await fetch(`${server.url}/me`, { method: 'DELETE', headers: { authorization: `Bearer ${dead}` } });
  const adapter = adapterFor(server, ['no-token-at-all', dead, alive, alive]);
  expect(await statusOf(server, await tokenOf(adapter, 'revoked'))).toBe(401);
  await expect(tokenOf(adapter, 'deleted')).rejects.toThrow('no disposable account is left of 3');
});

test('accounts that are made on demand are told of, and deleted in the end', async () => {
  const server = await serveLogins();
  const told: string[] = [];
  const throwAway = accountsOnDemand({
    calls: loginCalls,
    send: sendTo(server),
    note: ({ kind, login }: AccountEntry) => told.push(`${kind} ${login}`),
    logIn: (login) => arrive(server, login),
  });
  const adapter = givenTokens({ name: 'what is given', tokens: new Map(), throwAway });
  const account = await fresh(adapter, 'somebody');
  expect(await statusOf(server, await tokenOf(adapter, 'revoked'))).toBe(401);
  expect(await statusOf(server, await tokenOf(adapter, 'deleted'))).toBe(401);
  expect(account.login).toMatch(/^somebody-[0-9a-f]{6}-1$/);
  expect(server.accounts.size).toBe(2);
  await throwAway.removeAll();
  expect(server.accounts.size).toBe(0);
  const [made, gone] = ['account ', 'account-gone '].map(
    (kind) =>
      new Set(told.filter((entry) => entry.startsWith(kind)).map((entry) => entry.slice(kind.length))),
  );
  expect(made?.size).toBe(3);
  expect(gone).toEqual(made);
});

async function fresh(adapter: AuthAdapter, name: string): Promise<Account> {
  const account = await adapter.freshAccount?.(name, 'writer');
  if (!account) throw new Error('no account can be made');
  return account;
}
