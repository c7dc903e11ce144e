import { expect, test } from 'vitest';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import { exchangeOf } from '../testing/exchanges.ts';
import { contractOf } from '../testing/library.ts';
import { undeclaredCredentials } from './undeclared-credentials.ts';

const get = { responses: { 200: { description: 'x' } } };

function asked(statuses: Readonly<Record<string, number>>, more: object = {}): readonly JudgedExchange[] {
  const of = contractOf({
    openapi: '3.1.0',
    info: { title: 'Kernels', version: '1' },
    paths: Object.fromEntries(Object.keys(statuses).map((path) => [path, { get }])),
    ...more,
  });
  return Object.entries(statuses).map(([path, status]) => ({
    exchange: { ...exchangeOf({ operation: `GET ${path}`, status }, of), id: path },
    landed: undefined,
    flaws: [],
  }));
}

const login = { type: 'http', scheme: 'bearer' };

test.each([
  { what: 'refuse with 403', statuses: { '/a': 403, '/b': 403, '/c': 200 }, excused: ['/a', '/b'] },
  { what: 'refuse with 401', statuses: { '/a': 401, '/b': 302 }, excused: ['/a'] },
  { what: 'answer', statuses: { '/a': 403, '/b': 200, '/c': 200 }, excused: [] },
])('where a document names no credentials and most operations $what', ({ statuses, excused }) => {
  expect([...undeclaredCredentials(asked(statuses)).keys()]).toEqual(excused);
});

test('where a document names credentials, a refusal counts', () => {
  const secured = { components: { securitySchemes: { login } }, security: [{ login: [] }] };
  expect(undeclaredCredentials(asked({ '/a': 403 }, secured)).size).toBe(0);
});
