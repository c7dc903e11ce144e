import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { contractOf } from '../testing/library.ts';
import { noWriteOnlyMembers } from './no-write-only-members.ts';

const secret = { type: 'string', writeOnly: true };
const account = {
  type: 'object',
  required: ['password'],
  properties: {
    name: { type: 'string' },
    password: secret,
    inner: { allOf: [{ properties: { key: secret } }] },
  },
};
const schema = { type: 'array', items: account };
const of = contractOf({
  openapi: '3.1.0',
  info: { title: 'Accounts', version: '1' },
  paths: {
    '/': {
      get: { responses: { '200': { description: 'Well', content: { 'application/json': { schema } } } } },
    },
  },
});

test.each<[what: string, body: unknown, places: string[]]>([
  ['none', [{ name: 'Ann' }], []],
  ['in an item', [{ name: 'Ann' }, { password: 'x' }], ['/1/password']],
  ['in an object inside, behind an allOf', [{ inner: { key: 'x', other: 1 } }], ['/0/inner/key']],
  ['what is no JSON is not looked into', 'password', []],
])('%s', (_, body, places) => {
  const flaws = flawsOf(noWriteOnlyMembers, { operation: 'GET /', body }, { of });
  expect(flaws.map(({ place }) => place)).toEqual(places);
});
