import { expect, test } from 'vitest';
import { verifiedTokens } from './verified-tokens.ts';

test('a signature is checked once, until the time of its token is over', async () => {
  let now = 0;
  let checks = 0;
  const tokens = verifiedTokens<{ readonly exp: number }>(() => now);
  const verify = async () => {
    checks += 1;
    return { exp: 10 };
  };
  expect([await tokens('one', verify), await tokens('one', verify)]).toEqual([{ exp: 10 }, { exp: 10 }]);
  expect(checks).toBe(1);
  await tokens('other', verify);
  expect(checks).toBe(2);
  now = 9_999;
  await tokens('one', verify);
  expect(checks).toBe(2);
  now = 10_000;
  await tokens('one', verify);
  expect(checks).toBe(3);
});

test('a token that is refused is looked at again', async () => {
  const tokens = verifiedTokens<{ readonly exp: number }>(() => 0);
  const refuse = () => Promise.reject(new Error('refused'));
  await expect(tokens('one', refuse)).rejects.toThrow('refused');
  await expect(tokens('one', refuse)).rejects.toThrow('refused');
  expect(await tokens('one', async () => ({ exp: 10 }))).toEqual({ exp: 10 });
});
