import { expect, test } from 'vitest';
import { understand } from './contract.ts';
import type { JsonObject } from './json.ts';
import { atBasePaths, isElsewhere, operationServedAt, servedAt } from './servers.ts';

const responses = { 200: { description: 'ok' } };
const versioned = {
  url: 'https://api.example.com/base/{version}/',
  variables: { version: { default: 'v1', enum: ['v1', 'v2'] } },
};

function contractOf(servers: unknown, paths: JsonObject = {}, file = 'small.yaml') {
  const document = { openapi: '3.0.3', info: {}, ...(servers === undefined ? {} : { servers }), paths };
  return understand({ file, document, findings: [] });
}

test.each<[string, unknown, string, string | undefined, string]>([
  ['nothing', undefined, 'small.yaml', undefined, ''],
  ['the root', [{ url: '/' }], 'small.yaml', undefined, ''],
  ['a path', [{ url: '/api/v2/' }], 'small.yaml', undefined, '/api/v2'],
  ['a variable', [versioned], 'small.yaml', 'api.example.com', '/base/v1'],
  ['a variable without a default', [{ url: '/{a}' }], 'small.yaml', undefined, '/%7Ba%7D'],
  ['no scheme', [{ url: '//api.example.com:8080/api' }], 'small.yaml', 'api.example.com:8080', '/api'],
  [
    'a path of a document on the web',
    [{ url: '../api' }],
    'http://a.example/docs/v1/openapi.json',
    'a.example',
    '/docs/api',
  ],
  ['no address', [{ url: 'https://[' }, { url: 7 }, 'x'], 'small.yaml', undefined, ''],
])('a document whose servers say %s', (_, servers, file, host, basePath) => {
  expect(servedAt(contractOf(servers, {}, file))[0]).toEqual({ host, basePath });
});

const files = [{ url: 'https://files.example.com/upload' }];

test('servers of an operation come before those of its path, and both before those of the document', () => {
  const contract = contractOf([versioned], {
    '/a': { get: { responses } },
    '/b': { servers: files, get: { responses }, put: { servers: [versioned], responses } },
  });
  expect(contract.operations.map((operation) => [operation.key, isElsewhere(contract, operation)])).toEqual([
    ['GET /a', false],
    ['GET /b', true],
    ['PUT /b', false],
  ]);
  expect(contract.operations.map((operation) => operationServedAt(contract, operation)[0]?.basePath)).toEqual(
    ['/base/v1', '/upload', '/base/v1'],
  );
});

test.each<[string, unknown, unknown, boolean]>([
  ['another scheme', [{ url: 'http://a.example' }], [{ url: 'https://a.example/' }], false],
  ['no host', [{ url: 'http://a.example/v1' }], [{ url: '/v1' }], false],
  ['another path', [{ url: 'http://a.example/v1' }], [{ url: '/v2' }], true],
  ['a host, and the document none', undefined, files, true],
  [
    'one of several',
    [{ url: 'http://a.example' }, { url: 'http://b.example' }],
    [{ url: 'http://b.example' }],
    false,
  ],
])('an operation with %s', (_, servers, own, expected) => {
  const contract = contractOf(servers, { '/a': { get: { servers: own, responses } } });
  expect(contract.operations.map((operation) => isElsewhere(contract, operation))).toEqual([expected]);
});

test('below base paths, operations and cells are called as they are asked for', () => {
  const contract = contractOf([versioned], {
    '/a': { get: { responses } },
    '/b': { servers: files, get: { responses } },
  });
  expect(atBasePaths(contract).cells.map(({ id, operation }) => [id, operation.path])).toEqual([
    ['GET /base/v1/a 200', '/base/v1/a'],
    ['GET /upload/b 200', '/upload/b'],
  ]);
});
