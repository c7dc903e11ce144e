import { expect, test } from 'vitest';
import { variablesIn } from './variables-in.ts';

test('variables are found wherever a secret is taken from one', () => {
  const settings = {
    personas: { owner: { env: 'TOKEN' }, reader: { file: 'token.txt' } },
    auth: { kind: 'login', personas: { owner: { name: 'ann', password: { env: 'PASSWORD' } } } },
    env: { HOST: 'localhost', KEY: { env: 'KEY' } },
    headers: [{ env: 'TOKEN' }],
  };
  expect(variablesIn(settings)).toEqual(['TOKEN', 'PASSWORD', 'KEY']);
});
