import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Credentials } from '../model/target.ts';
import { exchangeOf } from '../testing/exchanges.ts';
import { createStepUps } from './step-up.ts';

const wanted = { maxAge: 300, kind: undefined };
const token = (secret: string): Credentials => ({ headers: {}, query: {}, secrets: [secret] });

function stepUps() {
  const logins: string[] = [];
  const { steppedUp, ended } = createStepUps({
    name: 'logins',
    current: async (_persona, _exchange, { secrets: [spent] }) => {
      logins.push(`instead of ${spent}`);
      return { credentials: token(`login ${logins.length}`) };
    },
  });
  const refused = (secret: string) =>
    steppedUp({ exchange: exchangeOf(), caller: 'owner', credentials: token(secret) }, wanted);
  return { logins, refused, ended };
}

/** Whether a promise is still open after everything that can go on has gone on. */
async function isWaiting(promise: Promise<unknown>): Promise<boolean> {
  const open = Symbol('open');
  return (await Promise.race([promise, setImmediate(open)])) === open;
}

test('a login is for the request that was challenged: whoever else wants it waits for the answer', async () => {
  const { logins, refused, ended } = stepUps();
  const [one, other] = [refused('old'), refused('old')];
  const own = await one;
  expect(await isWaiting(other)).toBe(true);
  expect(await isWaiting(ended('owner'))).toBe(true);
  expect(await isWaiting(ended('stranger'))).toBe(false);
  own?.ended(true);
  expect((await other)?.credentials).toEqual(token('login 1'));
  expect(await isWaiting(ended('owner'))).toBe(false);
  expect(logins).toEqual(['instead of old']);
});

test('a login that met no challenge is good for nobody, and none is made instead of it', async () => {
  const { logins, refused } = stepUps();
  const [one, other] = [refused('old'), refused('old')];
  (await one)?.ended(false);
  expect(await other).toBeUndefined();
  expect(await refused('login 1')).toBeUndefined();
  expect(logins).toEqual(['instead of old']);
});

test('a login that met its challenge and is refused later is followed by another one', async () => {
  const { logins, refused } = stepUps();
  (await refused('old'))?.ended(true);
  expect((await refused('login 1'))?.credentials).toEqual(token('login 2'));
  expect(logins).toEqual(['instead of old', 'instead of login 1']);
});
