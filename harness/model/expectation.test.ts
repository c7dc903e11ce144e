import { expect, test } from 'vitest';
import { contract, exchangeOf } from '../testing/exchanges.ts';
import { contractOf, operationOf } from '../testing/library.ts';
import type { Step } from './exchange.ts';
import { documentedStatus, isAsExpected, requireExpected } from './expectation.ts';
import { Stop } from './stop.ts';

const ranges = contractOf({
  openapi: '3.1.0',
  info: { title: 'Ranges', version: '1' },
  paths: {
    '/a': {
      get: {
        responses: {
          '200': { description: 'x' },
          '4XX': { description: 'x' },
          default: { description: 'x' },
        },
      },
    },
  },
});
const ranged = operationOf(ranges, 'GET /a');

test.each([
  [200, '200'],
  ['200', '200'],
  [404, '4XX'],
  ['4XX', '4XX'],
  [500, 'default'],
  ['default', 'default'],
])('%s means the documented %s', (status, documented) => {
  expect(documentedStatus(ranged, status)).toBe(documented);
});

test('a status that is not documented does not fit the contract', () => {
  const list = operationOf(contract, 'GET /books');
  expect(() => documentedStatus(list, 409)).toThrow(
    expect.objectContaining({ kind: 'does-not-fit', message: 'the document has no 409 for GET /books' }),
  );
});

test('an answer is as expected by the documented status that covers it', () => {
  const told = (status: number, expected: string) =>
    isAsExpected(exchangeOf({ operation: 'GET /a', status, purpose: { expected } }, ranges));
  expect([told(404, '4XX'), told(404, '200'), told(200, '200'), told(302, 'default')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

const reasons: readonly (readonly [Step, string])[] = [
  ['aim', 'answered-otherwise'],
  ['follow-up', 'answered-otherwise'],
  ['set-up', 'setup-failed'],
  ['control', 'setup-failed'],
  ['clean-up', 'setup-failed'],
];

test.each(reasons)('another answer to the step %s ends a scenario as %s', (step, kind) => {
  const exchange = exchangeOf({ status: 401, purpose: { step, expected: '200' } });
  expect(() => requireExpected(exchange)).toThrow(
    expect.objectContaining({ name: 'Stop', kind, message: 'GET /books returned 401, expected 200' }),
  );
});

test('the expected answer ends nothing', () => {
  expect(() => requireExpected(exchangeOf())).not.toThrow(Stop);
});
