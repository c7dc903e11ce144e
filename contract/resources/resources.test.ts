import { expect, test } from 'vitest';
import { contractOf, empty, json } from '../testing/contract-of.ts';
import { readResources } from './resources.ts';

test('what answers with a list is no thing that is there once', () => {
  const post = { responses: { 201: empty } };
  const list = json({ $ref: '#/components/schemas/Emails' });
  const contract = contractOf({
    paths: {
      '/emails': { post, get: { responses: { 200: list } } },
      '/profile': { post, get: { responses: { 200: json({ type: 'object' }) } } },
    },
    components: { schemas: { Emails: { type: 'array' } } },
  });
  expect(readResources(contract).map(({ path }) => path)).toEqual(['/profile']);
});

test('what belongs to somebody is no item of all there is, unless it is changed as one', () => {
  const all = json({ type: 'array' });
  const get = { responses: { 200: all } };
  const put = { responses: { 200: empty } };
  const contract = contractOf({
    paths: {
      '/snippets': { get, post: { responses: { 201: empty } } },
      '/snippets/{username}': { get },
      '/boards': { get },
      '/boards/{owner}': { get, put },
    },
  });
  expect(readResources(contract).map(({ path }) => path)).toEqual(['/boards']);
});

function resourcesOf(...keys: readonly string[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const key of keys) {
    const [method = '', path = '', status = '200'] = key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: { responses: { [status]: empty } } };
  }
  return readResources(contractOf({ paths })).map(({ kind, path, roles }) => [
    kind,
    path,
    Object.fromEntries(Object.entries(roles).map(([role, { key }]) => [role, key])),
  ]);
}

test('a collection and its items', () => {
  expect(
    resourcesOf(
      'GET /pets',
      'POST /pets',
      'GET /pets/{id}',
      'PUT /pets/{id}',
      'PATCH /pets/{id}',
      'DELETE /pets/{id}',
      'POST /pets/bulk',
    ),
  ).toEqual([
    [
      'collection',
      '/pets',
      {
        list: 'GET /pets',
        create: 'POST /pets',
        read: 'GET /pets/{id}',
        replace: 'PUT /pets/{id}',
        patch: 'PATCH /pets/{id}',
        remove: 'DELETE /pets/{id}',
        'create-many': 'POST /pets/bulk',
      },
    ],
  ]);
});

test('outermost first', () => {
  expect(resourcesOf('GET /pets/{id}/toys/{toyId}', 'GET /pets/{id}').map(([, path]) => path)).toEqual([
    '/pets',
    '/pets/{id}/toys',
  ]);
});

test('a singleton is made and read at one path', () => {
  expect(resourcesOf('GET /me/photo', 'POST /me/photo 201', 'DELETE /me/photo')).toEqual([
    [
      'singleton',
      '/me/photo',
      { create: 'POST /me/photo', read: 'GET /me/photo', remove: 'DELETE /me/photo' },
    ],
  ]);
});

test.each<[what: string, keys: string[]]>([
  ['a collection of which no item has a path', ['GET /pets', 'POST /pets 200']],
  ['an action', ['POST /pets/feed 201']],
  ['a parameter at the root', ['GET /{id}']],
])('%s is no resource', (_, keys) => {
  expect(resourcesOf(...keys)).toEqual([]);
});

test('a slash at the end names no other resource', () => {
  expect(
    resourcesOf('GET /pets/', 'POST /pets/', 'GET /pets/{id}', 'DELETE /pets/{id}/', 'POST /pets/bulk/'),
  ).toEqual([
    [
      'collection',
      '/pets',
      {
        list: 'GET /pets/',
        create: 'POST /pets/',
        read: 'GET /pets/{id}',
        remove: 'DELETE /pets/{id}/',
        'create-many': 'POST /pets/bulk/',
      },
    ],
  ]);
});
