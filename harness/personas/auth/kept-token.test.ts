import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { AuthError } from '../../model/auth-error.ts';
import { type IssuedToken, issued } from './issued-token.ts';
import { type KeptTokenOptions, keptToken } from './kept-token.ts';

const minute = 60_000;

/** A source that numbers its tokens, and a clock that stands still until it is set. */
function numbered(lifetime: number, more: Partial<KeptTokenOptions> = {}) {
  const clock = { now: 1_000_000 };
  let count = 0;
  const source = async (): Promise<IssuedToken> => ({
    token: `token-${++count}`,
    expiresAt: clock.now + lifetime,
  });
  const get = keptToken({ whose: 'the token of the owner', source, now: () => clock.now, ...more });
  return { clock, get: async () => (await get()).token };
}

test.each([
  { lifetime: 60 * minute, goodUntil: 59 * minute },
  { lifetime: 5 * minute, goodUntil: 4 * minute },
  { lifetime: 10_000, goodUntil: 8_000 },
])('a token of $lifetime ms is replaced after $goodUntil', async ({ lifetime, goodUntil }) => {
  const { clock, get } = numbered(lifetime);
  expect(await get()).toBe('token-1');
  clock.now += goodUntil - 1;
  expect(await get()).toBe('token-1');
  clock.now += 1;
  expect(await get()).toBe('token-2');
});

test('a token whose end nobody knows is kept', async () => {
  const { clock, get } = numbered(Number.POSITIVE_INFINITY);
  await get();
  clock.now += 1e12;
  expect(await get()).toBe('token-1');
});

test('whoever asks while a token is on its way waits for the same one', async () => {
  const { clock, get } = numbered(minute);
  expect(await Promise.all([get(), get(), get()])).toEqual(['token-1', 'token-1', 'token-1']);
  clock.now += minute;
  expect(await Promise.all([get(), get()])).toEqual(['token-2', 'token-2']);
});

test('a refresh token is used once, before the source is asked again', async () => {
  const used: string[] = [];
  const { clock, get } = numbered(0, {
    source: async () => ({ token: 'first', expiresAt: clock.now + minute, refreshToken: 'r1' }),
    refresh: async (refreshToken) => {
      used.push(refreshToken);
      return { token: 'second', expiresAt: clock.now + minute, refreshToken: 'r2' };
    },
  });
  expect(await get()).toBe('first');
  clock.now += minute;
  expect(await Promise.all([get(), get(), get()])).toEqual(['second', 'second', 'second']);
  clock.now += minute;
  await get();
  expect(used).toEqual(['r1', 'r2']);
});

test('where a refresh is refused, the source is asked again; any other failure is one', async () => {
  const failure = { with: new AuthError('refused') as Error };
  const { clock, get } = numbered(0, {
    source: async () => ({ token: `at-${clock.now}`, expiresAt: clock.now + minute, refreshToken: 'r' }),
    refresh: async () => {
      throw failure.with;
    },
  });
  await get();
  clock.now += minute;
  expect(await get()).toBe(`at-${clock.now}`);
  clock.now += minute;
  failure.with = new TypeError('a mistake of ours');
  await expect(get()).rejects.toThrow(TypeError);
});

test('a refresh token that nothing replaces is used again', async () => {
  const used: string[] = [];
  const { clock, get } = numbered(0, {
    source: async () => ({ token: 'first', expiresAt: clock.now + minute, refreshToken: 'r1' }),
    refresh: async (refreshToken) => {
      used.push(refreshToken);
      return { token: 'next', expiresAt: clock.now + minute };
    },
  });
  await get();
  for (const _ of [1, 2]) {
    clock.now += minute;
    expect(await get()).toBe('next');
  }
  expect(used).toEqual(['r1', 'r1']);
});

test('where nothing comes in its place, a token is used up to its end', async () => {
  let first = true;
  const { clock, get } = numbered(0, {
    source: async () => {
      if (!first) throw new AuthError('nobody logs in twice');
      first = false;
      return { token: 'only', expiresAt: clock.now + 5 * minute };
    },
  });
  await get();
  clock.now += 5 * minute - 1;
  expect(await get()).toBe('only');
  clock.now += 1;
  await expect(get()).rejects.toThrow('nobody logs in twice');
});

test('a token that is over is not handed out, and asked for again the next time', async () => {
  const expiresAt = { is: 900_000 };
  const { get } = numbered(0, { source: async () => ({ token: 'given', expiresAt: expiresAt.is }) });
  await expect(get()).rejects.toThrow(
    new AuthError('the token of the owner expired at 1970-01-01T00:15:00Z'),
  );
  expiresAt.is = 1_100_000;
  expect(await get()).toBe('given');
});

test.each([
  { says: 'an hour', more: { expiresIn: 3600 }, seconds: 3600 },
  { says: 'nothing', more: {}, seconds: undefined },
  { says: 'an hour, in a query', more: { expiresIn: '3600' }, seconds: 3600 },
  { says: 'something that is no number', more: { expiresIn: 'an hour' }, seconds: undefined },
])('an opaque token of which the issuer says $says', ({ more, seconds }) => {
  const before = Date.now();
  const { expiresAt } = issued('opaque', more);
  if (seconds === undefined) expect(expiresAt).toBeUndefined();
  else expect(Math.round(((expiresAt ?? 0) - before) / 1000)).toBe(seconds);
});

test('a JWT says its end itself, unless its issuer does', async () => {
  const key = new Uint8Array(32);
  const sign = (jwt: SignJWT) => jwt.setProtectedHeader({ alg: 'HS256' }).sign(key);
  expect(issued(await sign(new SignJWT().setExpirationTime(2_000_000_000))).expiresAt).toBe(2e12);
  expect(issued(await sign(new SignJWT({ sub: 'alice' }))).expiresAt).toBeUndefined();
  const both = issued(await sign(new SignJWT().setExpirationTime(2_000_000_000)), { expiresIn: 60 });
  expect(both.expiresAt).toBeLessThan(Date.now() + 61_000);
});
