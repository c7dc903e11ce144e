import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { readAccess } from './authorization.ts';

const schemes = {
  token: { type: 'http', scheme: 'Bearer' },
  login: { type: 'http', scheme: 'basic' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  session: { type: 'apiKey', in: 'cookie', name: 'sid' },
  nowhere: { type: 'apiKey', in: 'body', name: 'key' },
  spaced: { type: 'apiKey', in: 'header', name: 'My Key' },
  oauth: { type: 'oauth2', flows: {} },
  oidc: { type: 'openIdConnect' },
  tls: { type: 'mutualTLS' },
};

function access(operation: JsonObject, document: JsonObject = {}) {
  return readAccess(operation, document, schemes);
}

describe('who has to authenticate', () => {
  test.each<[what: string, operation: JsonObject, document: JsonObject, isPublic: boolean, kinds: string[]]>([
    ['nobody where nothing is said', {}, {}, true, []],
    ['everybody where the document says so', {}, { security: [{ token: [] }] }, false, ['bearer']],
    ['nobody where the operation lifts it', { security: [] }, { security: [{ token: [] }] }, true, []],
    ['whoever likes to', { security: [{}, { token: [] }] }, {}, true, ['bearer']],
    [
      'by a token where there are several ways',
      { security: [{ login: [] }, { token: [] }] },
      {},
      false,
      ['bearer'],
    ],
    ['in two ways at once', { security: [{ key: [], session: [] }] }, {}, false, ['api-key', 'api-key']],
    [
      'with tokens of OAuth and OpenID Connect',
      { security: [{ oauth: ['a'], oidc: [] }] },
      {},
      false,
      ['bearer'],
    ],
    [
      'in ways that are not known here',
      { security: [{ tls: [], nowhere: [], missing: [], spaced: [] }] },
      {},
      false,
      [],
    ],
    [
      'nobody where the extension says public',
      { 'x-authz': { public: true } },
      { security: [{ token: [] }] },
      true,
      [],
    ],
    [
      'whoever the operation itself says, extension or not',
      { 'x-authz': { public: true }, security: [{ token: [] }] },
      {},
      false,
      ['bearer'],
    ],
  ])('%s', (_, operation, document, isPublic, kinds) => {
    const { public: open, schemes: found } = access(operation, document);
    expect([open, found.map(({ kind }) => kind)]).toEqual([isPublic, kinds]);
  });

  test('every way counts, and the schemes of one go together', () => {
    const { alternatives, names } = access({
      security: [{ key: [], login: [] }, {}, { tls: [] }, { token: [] }],
    });
    expect(alternatives.map((schemes) => schemes.map(({ name }) => name))).toEqual([
      ['token'],
      ['key', 'login'],
    ]);
    expect(names).toEqual(['key', 'login', 'tls', 'token']);
  });

  test('an API key says where it goes', () => {
    expect(access({ security: [{ session: [] }] }).schemes).toEqual([
      { kind: 'api-key', name: 'session', in: 'cookie', key: 'sid' },
    ]);
  });
});

describe('what the extension says', () => {
  test.each<[what: string, operation: JsonObject, expected: object]>([
    ['nothing', {}, { declared: false, ownership: 'none', roles: [] }],
    ['x-authz', { 'x-authz': { ownership: 'writer' } }, { declared: true, ownership: 'writer', roles: [] }],
    [
      'x-tmi-authz',
      { 'x-tmi-authz': { ownership: 'none', roles: ['admin'] } },
      { declared: true, ownership: 'none', roles: ['admin'] },
    ],
    [
      'the first of both',
      { 'x-authz': { ownership: 'owner' }, 'x-tmi-authz': { ownership: 'reader' } },
      { ownership: 'owner' },
    ],
    [
      'an ownership that is not known',
      { 'x-authz': { ownership: 'editor' } },
      { declared: true, ownership: 'none' },
    ],
    ['roles that are none', { 'x-authz': { roles: ['admin', 7] } }, { roles: ['admin'] }],
    ['a text', { 'x-authz': 'owner' }, { declared: false, ownership: 'none' }],
  ])('%s', (_, operation, expected) => {
    expect(access(operation)).toMatchObject(expected);
  });
});

test('a role that ordinary accounts have is had by whoever owns as much', () => {
  const grant = { ownership: 'none', roles: ['member', 'admin'], permissions: [], groups: [] };
  const operation = { 'x-authz': { anyOf: [{ roles: ['member', 'admin'] }] } };
  expect(access(operation).anyOf).toEqual([grant]);
  const document = { 'x-authz': { usualRoles: { member: 'writer' } } };
  expect(access(operation, document).anyOf).toEqual([
    grant,
    { ...grant, ownership: 'writer', roles: [], isUsual: true },
  ]);
});

test('a permission that ordinary accounts have is no obstacle to them', () => {
  const grant = { ownership: 'none', roles: [], permissions: ['users.read'], groups: [] };
  const operation = { 'x-authz': { permissions: ['users.read'] } };
  const document = { 'x-authz': { usualPermissions: { 'users.read': 'none' } } };
  expect(access(operation, document).anyOf).toEqual([grant, { ...grant, permissions: [], isUsual: true }]);
});

test('protection against forged requests is no credential', () => {
  const guard = { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', 'x-csrf': { cookie: 'csrf' } };
  const read = (security: JsonObject[]) => readAccess({ security }, {}, { ...schemes, guard });
  expect(read([{ guard: [] }])).toMatchObject({ public: true, schemes: [], names: [], csrf: true });
  const both = read([{ token: [], guard: [] }]);
  expect([both.public, both.names, both.csrf]).toEqual([false, ['token'], true]);
  expect(read([{ token: [] }]).csrf).toBeUndefined();
});
