import { expect, test } from 'vitest';
import type { RateLimit } from '../model/rate-limit.ts';
import { createBudget } from './budget.ts';

const post = 'POST /orders';

function budgetOf(limit: Partial<RateLimit>) {
  let clock = 0;
  const waits: string[] = [];
  const limits = [{ requests: 5, seconds: 10, per: 'address', operations: [], ...limit } as const];
  const { take } = createBudget(limits, {
    now: () => clock,
    rest: async (milliseconds) => {
      clock += milliseconds;
    },
    onWait: (operation, seconds) => waits.push(`${operation} ${seconds} s`),
  });
  const send = (account = 'owner', fromReserve = false, operation = post) =>
    take({ operation, account, fromReserve });
  return { send, waits };
}

async function times(count: number, send: () => Promise<void>): Promise<void> {
  for (let sent = 0; sent < count; sent++) await send();
}

test('what fits is sent at once, and a part is kept for logins and the clean-up', async () => {
  const { send, waits } = budgetOf({});
  await times(4, send);
  await send('owner', true);
  expect(waits).toEqual([]);
  await send();
  expect(waits).toEqual(['POST /orders 10 s']);
});

test('each account has its own where the limit is per account', async () => {
  const { send, waits } = budgetOf({ per: 'account' });
  await times(4, () => send('owner'));
  await times(4, () => send('reader'));
  expect(waits).toEqual([]);
});

test('a limit of some operations is none of others', async () => {
  const { send, waits } = budgetOf({ requests: 1, operations: ['POST /login'] });
  await times(3, send);
  expect(waits).toEqual([]);
});

test('what would have to wait for longer than anybody does is put off, and says why', async () => {
  const { send, waits } = budgetOf({ seconds: 3600 });
  await times(4, send);
  await expect(send()).rejects.toThrow(
    'POST /orders was not sent: its limit is 5 requests in 3600 s per address, a part of which is reserved for logins and the clean-up, and a request waits at most 60 s',
  );
  expect(waits).toEqual([]);
});

test('the clean-up waits no longer than anybody does', async () => {
  const { send, waits } = budgetOf({ seconds: 3600 });
  await times(5, () => send('owner', true));
  await expect(send('owner', true)).rejects.toThrow('POST /orders was not sent');
  expect(waits).toEqual([]);
});
