import { expect, test } from 'vitest';
import type { SecurityScheme } from '../../../contract/operations/authorization.ts';
import { carried } from './carried.ts';

const key = (place: 'header' | 'query' | 'cookie'): SecurityScheme => ({
  kind: 'api-key',
  name: 'card',
  in: place,
  key: 'X-Card',
});
const bearer: SecurityScheme = { kind: 'bearer', name: 'token' };
const basic: SecurityScheme = { kind: 'basic', name: 'door' };

test.each([
  { scheme: bearer, headers: { authorization: 'Bearer ann:owner' }, query: {} },
  { scheme: basic, headers: { authorization: 'Basic YW5uOm93bmVy' }, query: {} },
  { scheme: key('header'), headers: { 'x-card': 'ann:owner' }, query: {} },
  { scheme: key('cookie'), headers: { cookie: 'X-Card=ann%3Aowner' }, query: {} },
  { scheme: key('query'), headers: {}, query: { 'X-Card': 'ann:owner' } },
])('$scheme.kind $scheme.in', ({ scheme, headers, query }) => {
  expect(carried([scheme], 'ann:owner')).toMatchObject({ headers, query });
});

test('several schemes are carried together, and every spelling is a secret', () => {
  const { headers, secrets } = carried([basic, key('header')], 'ann:owner');
  expect(headers).toEqual({ authorization: 'Basic YW5uOm93bmVy', 'x-card': 'ann:owner' });
  expect([...secrets].sort()).toEqual(['YW5uOm93bmVy', 'ann:owner']);
});
