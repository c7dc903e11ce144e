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
