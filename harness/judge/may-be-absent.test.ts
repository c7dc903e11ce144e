import { expect, test } from 'vitest';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import { exchangeOf, type Told } from '../testing/exchanges.ts';
import { contractOf } from '../testing/library.ts';
import { mayBeAbsent } from './may-be-absent.ts';

const answers = { responses: { 200: { description: 'x' }, 404: { description: 'x' } } };
const policies = contractOf({
  openapi: '3.1.0',
  info: { title: 'Policies', version: '1' },
  paths: {
    '/policy': { get: answers },
    '/users': { get: { responses: { 200: { description: 'x' } } } },
    '/users/{id}': { get: answers },
  },
});
function asked(target: string, status: number, told: Partial<Told> = {}): JudgedExchange {
  const operation = `GET ${target.replace(/\?.*/, '').replace(/\d+/, '{id}')}`;
  const purpose = { expected: '200' };
  const exchange = exchangeOf({ operation, status, request: { target }, purpose, ...told }, policies);
  const isListed = exchange.operation.responses.some((response) => response.status === String(status));
  return { exchange, landed: isListed ? String(status) : undefined, flaws: [] };
}
const absent = asked('/policy', 404);

test.each([
  { what: 'what was never there', judged: absent, before: [], kind: 'inconclusive' },
  { what: 'what was there in this run', judged: absent, before: [asked('/policy', 200)], kind: undefined },
  {
    what: 'what a query asks for',
    judged: asked('/policy?of=7', 404),
    before: [asked('/policy', 200)],
    kind: 'inconclusive',
  },
  { what: 'what the path names', judged: asked('/users/7', 404), before: [], kind: undefined },
  { what: 'what has no documented 404', judged: asked('/users', 404), before: [], kind: undefined },
  {
    what: 'a request that must be refused otherwise',
    judged: asked('/policy', 404, { purpose: { expected: '400' } }),
    before: [],
    kind: undefined,
  },
])('a 404 for $what', ({ judged, before, kind }) => {
  expect(mayBeAbsent(judged, [...before, judged])?.kind).toBe(kind);
});
