import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { contractOf } from '../testing/library.ts';
import { statusDeclared } from './status-declared.ts';

test('a status that the document does not list is a flaw, whatever was expected', () => {
  const message =
    'got 204, which the document does not list for this operation (it lists 200, 400, 401, 406, 429, 500)';
  expect(flawsOf(statusDeclared, { status: 204, purpose: { binding: false } })).toEqual([{ message }]);
});

test.each([200, 400, 500])('%i is listed', (status) => {
  expect(flawsOf(statusDeclared, { status })).toEqual([]);
});

const ranges = contractOf({
  openapi: '3.1.0',
  info: { title: 'Ranges', version: '1' },
  paths: {
    '/a': { get: { responses: { '4XX': { description: 'No' } } } },
    '/b': { get: { responses: { default: { description: 'Anything' } } } },
  },
});

test.each([
  { operation: 'GET /a', status: 418, flaws: 0 },
  { operation: 'GET /a', status: 302, flaws: 1 },
  { operation: 'GET /b', status: 299, flaws: 0 },
])('ranges and default list statuses too: $operation $status', ({ operation, status, flaws }) => {
  expect(flawsOf(statusDeclared, { operation, status }, { of: ranges })).toHaveLength(flaws);
});

test.each([
  { what: 'a failure of the server', told: { operation: 'GET /a', status: 500 } },
  { what: 'no answer', told: { operation: 'GET /a', status: 0 } },
  {
    what: 'an answer to a probe',
    told: {
      operation: 'GET /a',
      status: 302,
      purpose: { probe: { what: 'anything', forbidden: false } },
    },
  },
])('another check judges $what', ({ told }) => {
  expect(flawsOf(statusDeclared, told, { of: ranges })).toEqual([]);
});
