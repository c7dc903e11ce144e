import { expect, test } from 'vitest';
import type { Credentials, Target } from '../model/target.ts';
import { contract } from '../testing/exchanges.ts';
import { operationOf } from '../testing/library.ts';
import { carried } from './auth/carried.ts';
import { createDeletedCredentials } from './deleted-credentials.ts';

const read = operationOf(contract, 'GET /books/{bookId}');
const write = operationOf(contract, 'POST /books');

/** Gives another token to whoever says that theirs is spent, as an adapter does whose server lets deleted accounts in. */
function given() {
  let count = 0;
  let current: Credentials | undefined;
  const auth: Target['auth'] = {
    name: 'accounts that are deleted',
    credentials: async (_, schemes, spent) => {
      if (!current || spent?.secrets[0] === current.secrets[0])
        current = carried(schemes, `token-${++count}`);
      return current;
    },
  };
  const next = createDeletedCredentials({ kind: 'url', url: 'http://127.0.0.1:1', abilities: [], auth });
  return async (operation: typeof read) => (await next(operation, operation.access.schemes)).secrets[0];
}

test('what may end a token has one that nothing else is sent with, whatever the order', async () => {
  const of = given();
  const asked = [write, read, write, read, write].map(of);
  const [first, shared, second, again, third] = await Promise.all(asked);
  expect(again).toBe(shared);
  expect(new Set([first, shared, second, third]).size).toBe(4);
});
