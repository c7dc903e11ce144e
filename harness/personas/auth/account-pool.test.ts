import { expect, onTestFinished, test, vi } from 'vitest';
import type { Left, Terms } from '../../model/account-terms.ts';
import type { Pace } from '../../model/pace.ts';
import type { AccountLease } from '../../model/target.ts';
import { loginCalls, loginPaths, serveLogins } from '../../testing/login-server.ts';
import { createPace } from '../../transport/create-pace.ts';
import { createSender } from '../../transport/send.ts';
import { accountPool } from './account-pool.ts';
import { logIn } from './log-in.ts';
import type { ThrowAwayAccounts } from './throw-away.ts';

/** A pool of so many accounts of a server, "spare-1" first, and two more that are set aside. */
async function poolOf(
  count: number,
): Promise<{ pool: ThrowAwayAccounts; leaseAccounts: () => AccountLease; tokens: string[]; pace: Pace }> {
  const pace = createPace();
  const server = await serveLogins();
  const { send, close } = createSender(server.url, { timeout: 2000 });
  onTestFinished(() => close());
  const hints = Array.from({ length: count + 2 }, (_, index) => `spare-${index + 1}`);
  const tokens: string[] = [];
  for (const hint of hints)
    tokens.push((await logIn(send, loginPaths, { provider: 'test', hint, scope: 'openid' })).token);
  const pool = accountPool(tokens, {
    send,
    rest: pace.rest,
    calls: loginCalls,
  });
  const { leaseAccounts } = pool.forStories;
  if (!leaseAccounts) throw new Error('the pool leases no accounts');
  return { pool, leaseAccounts, tokens, pace };
}

async function take(lease: AccountLease, terms: Terms): Promise<string> {
  return (await lease.account('somebody', 'writer', terms)).identity.subject;
}

const asItWas = (restsUntil = 0): Left => ({ kind: 'as-it-was', restsUntil });

/** A story that takes one account and leaves it like this. */
async function story(leaseAccounts: () => AccountLease, terms: Terms, left: Left): Promise<string> {
  const lease = leaseAccounts();
  try {
    return await take(lease, terms);
  } finally {
    lease.end(() => left);
  }
}

test('an account that was left as it was is shared to the next story, and to nobody who wants one of its own', async () => {
  const { leaseAccounts } = await poolOf(5);
  expect(await story(leaseAccounts, 'shared', asItWas())).toBe('spare-1');
  expect(await story(leaseAccounts, 'shared', asItWas())).toBe('spare-1');
  expect(await story(leaseAccounts, 'own', { kind: 'gone' })).toBe('spare-2');
  expect(await story(leaseAccounts, 'own', { kind: 'gone' })).toBe('spare-3');
  expect(await story(leaseAccounts, 'shared', asItWas())).toBe('spare-1');
});

test('what is worn is shared to nobody, and good enough for who ends it', async () => {
  const { leaseAccounts } = await poolOf(6);
  expect(await story(leaseAccounts, 'shared', { kind: 'worn' })).toBe('spare-1');
  expect(await story(leaseAccounts, 'shared', asItWas())).toBe('spare-2');
  expect(await story(leaseAccounts, 'last', { kind: 'gone' })).toBe('spare-1');
  expect(await story(leaseAccounts, 'last', { kind: 'gone' })).toBe('spare-3');
  expect(await story(leaseAccounts, 'shared', asItWas())).toBe('spare-2');
});

test('one story has no account twice, and no two stories have the same', async () => {
  const { leaseAccounts } = await poolOf(6);
  const [one, other] = [leaseAccounts(), leaseAccounts()];
  const taken = [await take(one, 'shared'), await take(one, 'shared'), await take(other, 'shared')];
  expect(new Set(taken).size).toBe(3);
});

test('enough for one story are kept to be shared, and two for the personas that are spoiled', async () => {
  const { pool, leaseAccounts } = await poolOf(4);
  expect(await story(leaseAccounts, 'last', { kind: 'gone' })).toBe('spare-1');
  for (const terms of ['own', 'last'] as const)
    await expect(story(leaseAccounts, terms, { kind: 'gone' })).rejects.toMatchObject({
      name: 'NoAccountLeftError',
      message: 'no disposable account is left of 6',
    });
  const lease = leaseAccounts();
  for (const subject of ['spare-2', 'spare-3', 'spare-4']) expect(await take(lease, 'shared')).toBe(subject);
  await expect(take(lease, 'shared')).rejects.toMatchObject({ name: 'NoAccountLeftError' });
  lease.end(() => ({ kind: 'gone' }));
  expect((await pool.forPersona('revoked')).identity.subject).toBe('spare-5');
  expect((await pool.forPersona('deleted')).identity.subject).toBe('spare-6');
  // Two wanted one of their own; one more to share may be enough for everybody else.
  expect(pool.lacking()).toBe(3);
});

test('only so many stories have accounts at a time that none waits for another while it has some', async () => {
  const { leaseAccounts } = await poolOf(6);
  const order: string[] = [];
  const told = async (name: string): Promise<void> => {
    const lease = leaseAccounts();
    for (let count = 0; count < 3; count++) await take(lease, 'shared');
    order.push(`${name} has all`);
    await new Promise(setImmediate);
    order.push(`${name} ends`);
    lease.end(() => asItWas());
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(told));
  expect(order).toHaveLength(14);
  const atOnce = order.map((_, index) => {
    const until = order.slice(0, index + 1);
    return until.filter((word) => word.endsWith('all')).length * 2 - until.length;
  });
  expect(Math.max(...atOnce)).toBe(2);
});

test('an account rests before it is shared again, and nobody waits for one that rests for long', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const { leaseAccounts } = await poolOf(1);
  expect(await story(leaseAccounts, 'shared', asItWas(Date.now() + 30))).toBe('spare-1');
  const began = performance.now();
  const next = story(leaseAccounts, 'shared', asItWas(Date.now() + 130_000));
  vi.advanceTimersByTime(30);
  expect(await next).toBe('spare-1');
  expect(performance.now() - began).toBeLessThan(1000);
  await expect(story(leaseAccounts, 'shared', asItWas())).rejects.toMatchObject({
    name: 'NoAccountLeftError',
  });
});

test('whoever stops a run does not wait for an account that rests', async () => {
  const { leaseAccounts, pace } = await poolOf(1);
  await story(leaseAccounts, 'shared', asItWas(Date.now() + 60_000));
  const waiting = story(leaseAccounts, 'shared', asItWas());
  pace.stop('stopped by the user');
  await expect(waiting).rejects.toMatchObject({ name: 'Stop', kind: 'interrupted' });
});

test('an account is found again by what a journal may say', async () => {
  const { pool, leaseAccounts, tokens } = await poolOf(1);
  const { login = '' } = await leaseAccounts().account('one', 'writer', 'shared');
  expect(login).toMatch(/^throw-away-[0-9a-f]{12}$/);
  for (const token of tokens) expect(login).not.toContain(token.slice(-12));
  expect((await pool.again(login)).identity.subject).toBe('spare-1');
  await expect(pool.again('throw-away-0')).rejects.toThrow(
    'throw-away-0 is not one of the disposable accounts given now',
  );
});
