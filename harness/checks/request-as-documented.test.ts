import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { requestAsDocumented } from './request-as-documented.ts';

const contract = understand({
  file: 'pets',
  findings: [],
  document: {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets': {
        post: {
          parameters: [
            { name: 'tags', in: 'query', schema: { type: 'array' } },
            { name: 'tenant', in: 'query', required: true, schema: { type: 'string' } },
          ],
          requestBody: {
            content: { 'application/json': { schema: { type: 'object', required: ['name'] } } },
          },
          responses: { 201: { description: 'Created' } },
        },
      },
    },
  },
});

function flawsOf(
  query: string,
  {
    body,
    type = 'application/json',
    status = 201,
    evidence = 'observed',
  }: {
    body?: string;
    type?: string;
    status?: number;
    evidence?: Exchange['purpose']['evidence'];
  } = {},
): readonly string[] {
  const [operation] = contract.operations;
  if (!operation) throw new Error('no operation');
  const exchange = {
    operation,
    purpose: { evidence },
    request: {
      method: 'POST',
      target: `/pets${query}`,
      headers: body === undefined ? {} : { 'content-type': type },
      body,
    },
    response: { status, headers: {}, body: '' },
  } as unknown as Exchange;
  const context = { contract, landed: operation.responses[0], errors: undefined };
  return requestAsDocumented.judge(exchange, context).map(({ message }) => message);
}

test.each<[what: string, found: readonly string[], flaws: readonly string[]]>([
  ['a request as documented', flawsOf('?tenant=a&tags[]=1&tags[0]=2', { body: '{"name":1}' }), []],
  [
    'an unknown parameter',
    flawsOf('?tenant=a&trace=1'),
    ['the request has "trace" in its query, which the document does not list'],
  ],
  ['a missing one', flawsOf(''), ['the request has no "tenant" in its query, which the document requires']],
  [
    'a body of another shape',
    flawsOf('?tenant=a', { body: '{}' }),
    ['the body of the request: name is required'],
  ],
  [
    'another media type',
    flawsOf('?tenant=a', { body: '<a/>', type: 'text/xml; charset=utf-8' }),
    ['the request is text/xml, which the document does not list'],
  ],
  ['whatever was refused', flawsOf('?trace=1', { status: 400 }), []],
  ['what a run sends on purpose', flawsOf('?trace=1', { evidence: 'provoked' }), []],
])('%s', (_, found, flaws) => {
  expect(found).toEqual(flaws);
});
