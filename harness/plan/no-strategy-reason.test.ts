import { expect, test } from 'vitest';
import { contractOf } from '../testing/library.ts';
import { noStrategyReason } from './no-strategy-reason.ts';

const statuses = [
  '202',
  '301',
  '401',
  '402',
  '404',
  '405',
  '409',
  '413',
  '418',
  '422',
  '429',
  '503',
  'default',
];
const responses = Object.fromEntries(statuses.map((status) => [status, { description: 'x' }]));
const { cells } = contractOf({
  openapi: '3.1.0',
  info: { title: 'Statuses', version: '1' },
  paths: { '/same': { get: { responses } }, '/each': { post: { responses, requestBody: { content: {} } } } },
});

function sentence(operation: string, status: string): string {
  const cell = cells.find(({ id }) => id === `${operation} ${status}`);
  return cell ? noStrategyReason(cell) : '';
}

test.each([
  ['GET /same', '401', 'requires no credentials'],
  ['GET /same', '404', 'all requests to it are the same'],
  ['GET /same', '422', 'all requests to it are the same'],
  ['POST /each', '404', 'only a story knows the state'],
  ['POST /each', '409', 'only a story knows the state'],
  ['POST /each', '202', 'another success status'],
  ['POST /each', '301', 'redirects'],
  ['POST /each', '402', 'a payment'],
  ['POST /each', '405', 'so it is allowed'],
  ['POST /each', '413', 'knows its limit;'],
  ['POST /each', '429', 'knows its limits'],
  ['POST /each', '503', 'a failure of the server'],
  ['POST /each', '418', 'no known request'],
  ['POST /each', 'default', 'no known request'],
])('%s %s: %s', (operation, status, part) => {
  expect(sentence(operation, status)).toContain(part);
});
