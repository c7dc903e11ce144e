import { expect, test } from 'vitest';
import { understand } from '../contract.ts';
import { checksCredentials } from './credential-check.ts';

function checks(method: string, path: string, members: readonly string[], query: readonly string[] = []) {
  const properties = Object.fromEntries(members.map((name) => [name, { type: 'string' }]));
  const schema = { type: 'object', properties };
  const parameters = query.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
  const body = members.length === 0 ? {} : { requestBody: { content: { 'application/json': { schema } } } };
  const operation = { parameters, ...body, responses: { 200: { description: 'x' } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: { [path]: { [method]: operation } },
  };
  const contract = understand({ file: 'x', document: document as never, findings: [] });
  return contract.operations.map((one) => checksCredentials(one, contract));
}

test.each([
  ['post', '/login', ['email', 'password'], []],
  ['post', '/auth/sign-in', ['name'], []],
  ['post', '/sessions', ['username', 'password'], []],
  ['post', '/oauth2/token', ['grant_type', 'code'], []],
  ['post', '/users/reset-password', ['email'], []],
  ['get', '/verify-email', [], ['token']],
  ['post', '/invitations/accept', ['code'], []],
  ['post', '/token/refresh', ['refresh'], []],
  ['put', '/users/me/password', ['old_password', 'new_password'], []],
] as const)('%s %s shows who somebody is', (method, path, members, query) => {
  expect(checks(method, path, members, query)).toEqual([true]);
});

test.each([
  ['post', '/users', ['email', 'password'], []],
  ['post', '/admin/tokens', ['name', 'expires_at'], []],
  ['post', '/countries', ['name', 'code'], []],
  ['post', '/orders/7/confirm', ['note'], []],
  ['delete', '/sessions', ['token'], []],
  ['get', '/sessions', [], ['limit']],
  ['post', '/reports', ['refresh'], []],
  ['post', '/login', [], []],
] as const)('%s %s does not', (method, path, members, query) => {
  expect(checks(method, path, members, query)).toEqual([false]);
});
