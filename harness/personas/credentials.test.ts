import { expect, test } from 'vitest';
import type { PersonaId } from '../model/persona.ts';
import type { Target } from '../model/target.ts';
import { contract } from '../testing/exchanges.ts';
import { operationOf } from '../testing/library.ts';
import { credentialsFor } from './credentials.ts';

const asked: string[] = [];
const target: Target = {
  kind: 'url',
  url: 'http://localhost',
  abilities: [],
  auth: {
    name: 'a list of tokens',
    credentials: async (persona, schemes) => {
      asked.push(`${persona} by ${schemes.map(({ kind }) => kind).join()}`);
      return persona === 'admin'
        ? undefined
        : { headers: { authorization: persona }, query: {}, secrets: [] };
    },
  },
};
const none = { headers: {}, query: {}, secrets: [] };
const credentials = (persona: PersonaId, key: string) =>
  credentialsFor(target, persona, operationOf(contract, key));

test('the adapter is asked with the schemes of the operation', async () => {
  asked.length = 0;
  expect(await credentials('reader', 'GET /books')).toMatchObject({ headers: { authorization: 'reader' } });
  expect(asked).toEqual(['reader by bearer']);
});

test.each([
  { persona: 'anonymous', key: 'GET /books', why: 'whoever is nobody sends nothing' },
  { persona: 'owner', key: 'GET /hours', why: 'nothing is sent where nothing is asked for' },
] as const)('$persona to $key: $why', async ({ persona, key }) => {
  asked.length = 0;
  expect(await credentials(persona, key)).toEqual(none);
  expect(asked).toEqual([]);
});

test('a persona that the adapter does not have ends the scenario, and says so', async () => {
  await expect(credentials('admin', 'GET /ledger')).rejects.toMatchObject({
    kind: 'not-possible',
    message: 'a list of tokens has no credentials for the persona "admin"',
  });
});
