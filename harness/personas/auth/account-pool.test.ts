import { expect, onTestFinished, test, vi } from 'vitest';
import type { Left, Terms } from '../../model/account-terms.ts';
import type { Pace } from '../../model/pace.ts';
import type { Loan } from '../../model/target.ts';
import { loginCalls, loginPaths, serveLogins } from '../../testing/login-server.ts';
import { createPace } from '../../transport/create-pace.ts';
import { createSender } from '../../transport/send.ts';
import { accountPool } from './account-pool.ts';
import { logIn } from './log-in.ts';
import type { ThrowAwayAccounts } from './throw-away.ts';

/** A pool of so many accounts of a server, "spare-1" first, and two more that are set aside. */
async function poolOf(
  count: number,
): Promise<{ pool: ThrowAwayAccounts; lend: () => Loan; tokens: string[]; pace: Pace }> {
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
  const { lend } = pool.forStories;
  if (!lend) throw new Error('a pool does not lend');
  return { pool, lend, tokens, pace };
}

async function take(loan: Loan, terms: Terms): Promise<string> {
  return (await loan.account('somebody', 'writer', terms)).identity.subject;
}

const asItWas = (restsUntil = 0): Left => ({ kind: 'as-it-was', restsUntil });

/** A story that takes one account and leaves it like this. */
async function story(lend: () => Loan, terms: Terms, left: Left): Promise<string> {
  const loan = lend();
  try {
    return await take(loan, terms);
  } finally {
    loan.end(() => left);
  }
}

test('an account that was left as it was is lent to the next story, and to nobody who wants one of its own', async () => {
  const { lend } = await poolOf(5);
  expect(await story(lend, 'lent', asItWas())).toBe('spare-1');
  expect(await story(lend, 'lent', asItWas())).toBe('spare-1');
  expect(await story(lend, 'own', { kind: 'gone' })).toBe('spare-2');
  expect(await story(lend, 'own', { kind: 'gone' })).toBe('spare-3');
  expect(await story(lend, 'lent', asItWas())).toBe('spare-1');
});

test('what is worn is lent to nobody, and good enough for who ends it', async () => {
  const { lend } = await poolOf(6);
  expect(await story(lend, 'lent', { kind: 'worn' })).toBe('spare-1');
  expect(await story(lend, 'lent', asItWas())).toBe('spare-2');
  expect(await story(lend, 'last', { kind: 'gone' })).toBe('spare-1');
  expect(await story(lend, 'last', { kind: 'gone' })).toBe('spare-3');
  expect(await story(lend, 'lent', asItWas())).toBe('spare-2');
});

test('one story has no account twice, and no two stories have the same', async () => {
  const { lend } = await poolOf(6);
  const [one, other] = [lend(), lend()];
  const taken = [await take(one, 'lent'), await take(one, 'lent'), await take(other, 'lent')];
  expect(new Set(taken).size).toBe(3);
});

test('enough for one story are kept to be lent, and two for the personas that are spoiled', async () => {
  const { pool, lend } = await poolOf(4);
  expect(await story(lend, 'last', { kind: 'gone' })).toBe('spare-1');
  for (const terms of ['own', 'last'] as const)
    await expect(story(lend, terms, { kind: 'gone' })).rejects.toMatchObject({
      name: 'NoAccountLeftError',
      message: 'no disposable account is left of 6',
    });
  const loan = lend();
  for (const subject of ['spare-2', 'spare-3', 'spare-4']) expect(await take(loan, 'lent')).toBe(subject);
  await expect(take(loan, 'lent')).rejects.toMatchObject({ name: 'NoAccountLeftError' });
  loan.end(() => ({ kind: 'gone' }));
  expect((await pool.forPersona('revoked')).identity.subject).toBe('spare-5');
  expect((await pool.forPersona('deleted')).identity.subject).toBe('spare-6');
  // Two wanted one of their own; one more to lend may be enough for everybody else.
  expect(pool.lacking()).toBe(3);
});

test('only so many stories have accounts at a time that none waits for another while it has some', async () => {
  const { lend } = await poolOf(6);
  const order: string[] = [];
  const told = async (name: string): Promise<void> => {
    const loan = lend();
    for (let count = 0; count < 3; count++) await take(loan, 'lent');
    order.push(`${name} has all`);
    await new Promise(setImmediate);
    order.push(`${name} ends`);
    loan.end(() => asItWas());
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(told));
  expect(order).toHaveLength(14);
  const atOnce = order.map((_, index) => {
    const until = order.slice(0, index + 1);
    return until.filter((word) => word.endsWith('all')).length * 2 - until.length;
  });
  expect(Math.max(...atOnce)).toBe(2);
});

test('an account rests before it is lent again, and nobody waits for one that rests for long', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const { lend } = await poolOf(1);
  expect(await story(lend, 'lent', asItWas(Date.now() + 30))).toBe('spare-1');
  const began = performance.now();
  const next = story(lend, 'lent', asItWas(Date.now() + 130_000));
  vi.advanceTimersByTime(30);
  expect(await next).toBe('spare-1');
  expect(performance.now() - began).toBeLessThan(1000);
  await expect(story(lend, 'lent', asItWas())).rejects.toMatchObject({ name: 'NoAccountLeftError' });
});

test('whoever stops a run does not wait for an account that rests', async () => {
  const { lend, pace } = await poolOf(1);
  await story(lend, 'lent', asItWas(Date.now() + 60_000));
  const waiting = story(lend, 'lent', asItWas());
  pace.stop('stopped by the user');
  await expect(waiting).rejects.toMatchObject({ name: 'Stop', kind: 'interrupted' });
});

test('an account is found again by what a journal may say', async () => {
  const { pool, lend, tokens } = await poolOf(1);
  const { login = '' } = await lend().account('one', 'writer', 'lent');
  expect(login).toMatch(/^throw-away-[0-9a-f]{12}$/);
  for (const token of tokens) expect(login).not.toContain(token.slice(-12));
  expect((await pool.again(login)).identity.subject).toBe('spare-1');
  await expect(pool.again('throw-away-0')).rejects.toThrow(
    'throw-away-0 is not one of the disposable accounts given now',
  );
});
