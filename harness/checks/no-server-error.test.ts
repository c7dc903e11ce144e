import { expect, test } from 'vitest';
import { flawsOf, type Told } from '../testing/exchanges.ts';
import { contractOf } from '../testing/library.ts';
import { noServerError } from './no-server-error.ts';

const of = contractOf({
  openapi: '3.1.0',
  info: { title: 'Failures', version: '1' },
  paths: {
    '/none': { get: { responses: { 200: { description: 'x' } } } },
    '/any': { get: { responses: { 200: { description: 'x' }, default: { description: 'x' } } } },
    '/range': { get: { responses: { 200: { description: 'x' }, '5XX': { description: 'x' } } } },
    '/number': { get: { responses: { 200: { description: 'x' }, 500: { description: 'x' } } } },
  },
});

test.each<Told>([
  { operation: 'GET /none', status: 500 },
  { operation: 'GET /none', status: 502 },
  { operation: 'GET /none', status: 503 },
  { operation: 'GET /none', status: 500, purpose: { binding: false, step: 'set-up' } },
  { operation: 'GET /any', status: 500 },
])('a flaw: $operation $status', (told) => {
  const message = `got ${told.status}: the server failed, and the document does not list that`;
  expect(flawsOf(noServerError, told, { of })).toEqual([{ message }]);
});

test.each<Told>([
  { operation: 'GET /number', status: 500, purpose: { expected: '200', binding: false } },
  { operation: 'GET /range', status: 500, purpose: { expected: '200', binding: false, step: 'set-up' } },
])('a flaw although the document lists it: $operation $status', (told) => {
  const message = 'got 500: the server failed, which no request may cause although it is listed';
  expect(flawsOf(noServerError, told, { of })).toEqual([{ message }]);
});

test.each<Told>([
  { operation: 'GET /number', status: 500, purpose: { expected: '500', binding: false } },
  { operation: 'GET /number', status: 500, purpose: { expected: '200', binding: true } },
  { operation: 'GET /range', status: 503, purpose: { expected: '200', binding: false } },
  { operation: 'GET /number', status: 500, purpose: { expected: '200', binding: false, evidence: 'forced' } },
  { operation: 'GET /none', status: 404 },
  { operation: 'GET /none', status: 501 },
  { operation: 'GET /none', status: 503, headers: { 'retry-after': '3' } },
  { operation: 'GET /none', status: 500, purpose: { evidence: 'injected' } },
  { operation: 'GET /any', status: 500, purpose: { evidence: 'forced' } },
  { operation: 'GET /range', status: 500 },
  { operation: 'GET /number', status: 500 },
])('no flaw: $operation $status', (told) => {
  expect(flawsOf(noServerError, told, { of })).toEqual([]);
});
