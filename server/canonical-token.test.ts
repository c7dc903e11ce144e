import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { isCanonicalToken } from './canonical-token.ts';
import { startNotap } from './notap/testing/notap-server.ts';
import { startTasky } from './tasky/testing/tasky-server.ts';
import { startTmi } from './tmi/testing/tmi-server.ts';
import { startUsers } from './users/testing/users-server.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same token, under another name: a bit that pads the signature is set. */
function renamed(token: string): string {
  const last = ALPHABET.indexOf(token.at(-1) ?? '');
  return token.slice(0, -1) + ALPHABET[last + 1];
}

test('a token has one name', async () => {
  const token = await new SignJWT({ a: 1 }).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
  expect(Buffer.from(renamed(token), 'base64url')).toEqual(Buffer.from(token, 'base64url'));
  const padded = `${token}=`;
  expect([token, renamed(token), padded].map(isCanonicalToken)).toEqual([true, false, false]);
});

const servers = [
  {
    api: 'tmi',
    refusal: 401,
    start: async () => {
      const { call, login, close } = await startTmi();
      const { access_token: token } = await login('alice');
      return { token, ask: (as: string) => call('GET', '/users/me', { as }), close };
    },
  },
  {
    api: 'tasky',
    refusal: 401,
    start: async () => {
      const { call, register, close } = await startTasky();
      const { token } = await register('ann');
      return { token, ask: (as: string) => call('GET', '/api/auth/me', { as }), close };
    },
  },
  {
    api: 'users',
    refusal: 401,
    start: async () => {
      const { call, register, logIn, close } = await startUsers();
      await register('ann');
      const { accessToken: token } = await logIn('ann');
      return { token, ask: (as: string) => call('GET', '/api/v1/users/me', { as }), close };
    },
  },
  {
    api: 'notap',
    refusal: 403,
    start: async () => {
      const { call, developer, close } = await startNotap();
      const { token } = await developer();
      return { token, ask: (as: string) => call('GET', '/v1/auth/developer/profile', { as }), close };
    },
  },
];

test.each(servers)('$api takes a token under its own name only', async ({ start, refusal }) => {
  const { token, ask, close } = await start();
  const own = await ask(token);
  const other = await ask(renamed(token));
  await close();
  expect(own.status).toBe(200);
  expect(other.status).toBe(refusal);
});
