import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { exchangeOf } from '../testing/exchanges.ts';
import { operationOf } from '../testing/library.ts';
import { isAlwaysEmpty } from './items-not-seen.ts';

const pet = { type: 'object', properties: { name: { type: 'string' } } };
const list = (schema: object) => ({
  get: { responses: { 200: { description: 'All', content: { 'application/json': { schema } } } } },
});
const document = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': list({ type: 'array', items: pet }),
    '/paged': list({ type: 'object', properties: { items: { type: 'array', items: pet } } }),
    '/one': list(pet),
  },
};
const contract = understand({ file: 'pets.yaml', document, findings: [] });

test.each([
  ['/pets', [[], []], true],
  ['/pets', [[], [{ name: 'Rex' }]], false],
  ['/pets', [], false],
  ['/paged', [{ items: [], total: 0 }], true],
  ['/paged', [{ data: { items: [] } }], true],
  ['/paged', [{ items: [{ name: 'Rex' }] }], false],
  ['/paged', [{ total: 0 }], false],
  ['/one', [[]], false],
])('the list at %s, read as %j, was always empty: %s', (path, answers, expected) => {
  const all = answers.map((body) => {
    const exchange = exchangeOf({ operation: `GET ${path}`, body }, contract);
    return { exchange, landed: '200', flaws: [] };
  });
  expect(isAlwaysEmpty(operationOf(contract, `GET ${path}`), all)).toBe(expected);
});
