import { expect, test } from 'vitest';
import type { ReceivedResponse, SentRequest } from '../../harness/model/exchange.ts';
import type { JournalEntry } from '../../harness/model/journal-entry.ts';
import { people } from './people.ts';

const url = 'http://users.example';
const base = '/api/v1';
const schemes = [{ kind: 'bearer', name: 'bearer' }] as const;

/** As much of a server as accounts need. Tokens are the names of their holders. */
function server() {
  const requests: string[] = [];
  const unguarded: string[] = [];
  const answer = (status: number, data: object = {}, headers = {}): ReceivedResponse => ({
    ...{ status, headers },
    body: JSON.stringify({ success: status < 400, data }),
  });
  return {
    requests,
    unguarded,
    send: async ({ method, target, headers, body }: SentRequest): Promise<ReceivedResponse> => {
      const json = body === undefined ? {} : JSON.parse(body);
      const holder = headers.authorization?.replace('Bearer ', '') ?? '';
      const place = target.replace(base, '');
      requests.push([method, place, holder, json.roleId, json.refreshToken].filter(Boolean).join(' '));
      const isGuarded = headers.cookie === 'csrf_token=pair' && headers['x-csrf-token'] === 'pair';
      if (method !== 'GET' && !isGuarded) unguarded.push(target);
      if (place === '/auth/csrf-token') return answer(200, {}, { 'set-cookie': 'csrf_token=pair; Path=/' });
      if (place === '/auth/sign-up') return answer(201, { userId: `id-of-${json.username}` });
      if (place === '/auth/login') {
        const name = json.emailOrUsername.replace(/@.*/, '');
        return answer(200, { accessToken: name, refreshToken: `refresh-of-${name}` });
      }
      if (place === '/users/me')
        return answer(200, { id: `id-of-${holder}`, email: `${holder}@example.com`, displayName: holder });
      if (method === 'GET' && place === '/roles') return answer(200, [{ id: 'role', name: 'admin' }]);
      return answer(200);
    },
  };
}

function started() {
  const { requests, unguarded, send } = server();
  const notes: JournalEntry[] = [];
  const adapter = people({
    ...{ url, send },
    administrator: { email: 'root@example.com', password: 'x' },
    verificationToken: async (email) => `token-for-${email}`,
    expireToken: async (token) => `expired-${token}`,
    note: (entry) => notes.push(entry),
  });
  return { adapter, requests, unguarded, notes };
}

test('an account signs up, verifies its address, logs in, and is deleted in the end', async () => {
  const { adapter, requests, unguarded, notes } = started();
  const account = await adapter.freshAccount?.('some', 'stranger');
  const login = account?.login ?? '';
  expect(account?.credentials(schemes).headers).toEqual({ authorization: `Bearer ${login}` });
  expect(requests).toEqual([
    'GET /auth/csrf-token',
    'POST /auth/sign-up',
    `GET /auth/verify-email?token=token-for-${login}%40example.com`,
    'POST /auth/login',
    `GET /users/me ${login}`,
  ]);
  requests.length = 0;
  await adapter.close();
  expect(requests).toEqual([
    `GET /users/me ${login}`,
    'POST /auth/login',
    `DELETE /users/id-of-${login} root`,
  ]);
  expect(unguarded).toEqual([]);
  expect(notes).toEqual([
    { kind: 'account', login },
    { kind: 'account-gone', login },
  ]);
});

test('whoever plays an administrator is given the role before the login', async () => {
  const { adapter, requests } = started();
  const { login = '' } = (await adapter.freshAccount?.('some', 'admin')) ?? {};
  expect(requests.slice(-5)).toEqual([
    'POST /auth/login',
    'GET /roles root',
    `POST /users/id-of-${login}/roles root role`,
    'POST /auth/login',
    `GET /users/me ${login}`,
  ]);
});

test('a token is revoked by a logout with its refresh token', async () => {
  const { adapter, requests } = started();
  const revoked = await adapter.credentials('revoked', schemes);
  const holder = revoked?.secrets[0] ?? '';
  expect(requests.at(-1)).toBe(`POST /auth/logout ${holder} refresh-of-${holder}`);
  expect(requests.filter((request) => request.startsWith('POST /auth/sign-up'))).toHaveLength(1);
});

test('the expired token was one of the owner, who stays the same', async () => {
  const { adapter } = started();
  const owner = (await adapter.credentials('owner', schemes))?.secrets[0];
  expect((await adapter.credentials('expired', schemes))?.secrets[0]).toBe(`expired-${owner}`);
  expect((await adapter.credentials('owner', schemes))?.secrets[0]).toBe(owner);
});
