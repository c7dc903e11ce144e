import { expect, test } from 'vitest';
import type { Sending } from '../model/scenario.ts';
import type { Ability, Target } from '../model/target.ts';
import { contract } from '../testing/exchanges.ts';
import { contractOf, operationOf } from '../testing/library.ts';
import { requestedOutcome } from './requested-outcome.ts';

const list = operationOf(contract, 'GET /books');
const target = (abilities: readonly Ability[], faultSecret?: string): Target => ({
  kind: 'url',
  url: 'http://localhost',
  abilities,
  auth: { name: 'nobody', credentials: async () => undefined },
  ...(faultSecret === undefined ? {} : { faultSecret }),
});
const sending = (how: Partial<Sending>): Sending => ({
  as: 'owner',
  expect: '400',
  why: 'To see it',
  ...how,
});

const provoked = { headers: {}, evidence: 'provoked' };
const forced = { headers: { prefer: 'code=400' }, evidence: 'forced' };

test.each([
  { what: 'an ordinary request', abilities: [], how: {}, result: provoked },
  { what: 'an ordinary request to a mock', abilities: ['force-responses'], how: {}, result: provoked },
  { what: 'a forced one', abilities: ['force-responses'], how: { force: true }, result: forced },
  {
    what: 'a rule, which a mock does not know',
    abilities: ['force-responses'],
    how: { ruled: true },
    result: forced,
  },
  {
    what: 'a rule, which an implementation knows',
    abilities: ['force-responses', 'business-rules'],
    how: { ruled: true },
    result: provoked,
  },
  {
    what: 'a rule with the example that shows it',
    abilities: ['force-responses'],
    how: { ruled: true, example: 'too_many' },
    result: { headers: { prefer: 'code=400, example=too_many' }, evidence: 'forced' },
  },
] as const)('$what', ({ abilities, how, result }) => {
  expect(requestedOutcome(target(abilities), list, '400', sending(how))).toEqual(result);
});

test('a fault is asked for by name and secret', () => {
  const able = target(['inject-faults'], 's3cret');
  expect(requestedOutcome(able, list, '500', sending({ fault: 'storage-error:before' }))).toEqual({
    headers: { 'x-assay-fault': 'storage-error:before', 'x-assay-fault-secret': 's3cret' },
    evidence: 'injected',
  });
});

test.each([
  {
    how: { fault: 'rate-limited' },
    message: 'this target was not started with a fault secret',
  },
  {
    how: { ruled: true },
    message: 'this target neither decides this by itself nor returns a response on request',
  },
  {
    how: { force: true },
    message: 'this target neither decides this by itself nor returns a response on request',
  },
] as const)('a target that can do nothing of it ends the scenario: $message', ({ how, message }) => {
  expect(() => requestedOutcome(target([]), list, '400', sending(how))).toThrow(
    expect.objectContaining({ kind: 'not-possible', message }),
  );
});

const responses = (...statuses: readonly string[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: 'x' }]));
const ranges = contractOf({
  openapi: '3.1.0',
  info: { title: 'Ranges', version: '1' },
  paths: {
    '/a': { get: { responses: responses('200', '400', '4XX', 'default') } },
    '/b': { get: { responses: responses('2XX', '3XX', '4XX', '5XX', 'default') } },
  },
});

test.each([
  ['GET /a', '400', 'code=400'],
  ['GET /a', '4XX', 'code=418'],
  ['GET /a', 'default', 'code=500'],
  ['GET /b', '5XX', 'code=500'],
  ['GET /b', '3XX', 'code=300'],
])('%s: a number that lands on %s is %s', (key, expected, prefer) => {
  const operation = operationOf(ranges, key);
  const { headers } = requestedOutcome(
    target(['force-responses']),
    operation,
    expected,
    sending({ force: true }),
  );
  expect(headers).toEqual({ prefer });
});

test('where ranges cover the numbers of all answers, none lands on default', () => {
  const operation = operationOf(ranges, 'GET /b');
  expect(() =>
    requestedOutcome(target(['force-responses']), operation, 'default', sending({ force: true })),
  ).toThrow(
    expect.objectContaining({ kind: 'does-not-fit', message: 'no status matches the documented "default"' }),
  );
});
