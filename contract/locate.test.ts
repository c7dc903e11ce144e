import { expect, test } from 'vitest';
import { locate } from './locate.ts';
import { contractOf, empty } from './testing/contract-of.ts';

const read = { get: { responses: { 200: empty } } };
const contract = contractOf({
  paths: {
    '/pets/{petId}': read,
    '/pets/mine': read,
    '/pets/{petId}/toys/{toyId}': read,
    '/orders/{orderId}': { put: { responses: { 200: empty } } },
    '/': read,
  },
});

test.each<[reference: string, key: string | undefined, path?: Record<string, string>]>([
  ['/pets/7', 'GET /pets/{petId}', { petId: '7' }],
  ['https://pets.example:8443/pets/7?full=true#toys', 'GET /pets/{petId}', { petId: '7' }],
  ['/pets/a%2Fb', 'GET /pets/{petId}', { petId: 'a/b' }],
  ['/pets/100%', 'GET /pets/{petId}', { petId: '100%' }],
  ['/pets/mine', 'GET /pets/mine', {}],
  ['/pets/7/toys/8', 'GET /pets/{petId}/toys/{toyId}', { petId: '7', toyId: '8' }],
  ['/', 'GET /', {}],
  ['/pets/', undefined],
  ['/pets/7/toys', undefined],
  ['/orders/7', undefined],
  ['', undefined],
])('%s leads to %s', (reference, key, path) => {
  const found = locate(contract, reference);
  expect([found?.operation.key, found?.path]).toEqual([key, path]);
});

const served = contractOf({
  servers: [{ url: 'https://pets.example/{base}', variables: { base: { default: 'v1' } } }, { url: '/v2' }],
  paths: { '/pets': read, '/pets/{petId}': read },
});

test.each<[reference: string, target: string, request: string, path: Record<string, string> | undefined]>([
  ['pets/7', 'http://host:1/api', '/pets', { petId: '7' }],
  ['./7', 'http://host:1/api', '/pets/', { petId: '7' }],
  ['7', 'http://host:1/api', '/pets/6', { petId: '7' }],
  ['7', 'http://host:1/api', '/pets', undefined],
  ['?page=2', 'http://host:1/api', '/pets/6?page=1', { petId: '6' }],
  ['//cdn.example/pets/7', 'http://host:1', '/pets', { petId: '7' }],
  ['/api/pets/7', 'http://host:1/api/', '/pets', { petId: '7' }],
  ['/pets/7', 'http://host:1/api', '/pets', { petId: '7' }],
  ['https://pets.example/v1/pets/7', 'http://host:1', '/pets', { petId: '7' }],
  ['/v2/pets/7', 'http://host:1', '/pets', { petId: '7' }],
  ['/v3/pets/7', 'http://host:1', '/pets', undefined],
  ['http://[', 'http://host:1', '/pets', undefined],
])('%s, told by %s%s, leads to %j', (reference, target, request, path) => {
  expect(locate(served, reference, { target, request })?.path).toEqual(path);
});
