import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import type { Delivery } from '../model/receiver.ts';
import { judgeDelivery } from './judge-delivery.ts';

const star = {
  type: 'object',
  required: ['id', 'magnitude'],
  properties: { id: { type: 'string', readOnly: true }, magnitude: { type: 'number' } },
};
const body = (schema: object) => ({ required: true, content: { 'application/json': { schema } } });
const heard = { responses: { 204: { description: 'Heard' } } };

const contract = understand({
  file: 'stars.yaml',
  findings: [],
  document: {
    openapi: '3.1.0',
    info: { title: 'Stars', version: '1' },
    paths: {
      '/subscriptions': {
        post: {
          ...heard,
          callbacks: {
            onSet: { '{$request.body#/url}': { put: { ...heard, requestBody: body({ type: 'integer' }) } } },
          },
        },
      },
    },
    webhooks: {
      starRose: {
        post: {
          ...heard,
          parameters: [{ name: 'X-Sky', in: 'header', required: true, schema: { enum: ['north', 'south'] } }],
          requestBody: body(star),
        },
      },
      ping: {
        post: {
          ...heard,
          requestBody: body({ type: 'object', required: ['ping'], properties: { ping: { const: true } } }),
        },
      },
      broken: { post: { ...heard, parameters: [{ in: 'nowhere' }] } },
    },
  },
});

function delivery(parts: Partial<Omit<Delivery, 'body'>> & { readonly body?: string }): Delivery {
  const { body: text = '{"id":"vega","magnitude":0.03}', ...others } = parts;
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-sky': 'north' };
  return { method: 'POST', target: '/inbox', headers, at: 0, ...others, body: Buffer.from(text) };
}

test('webhooks and callbacks are listed; one that cannot be read is a finding and nothing more', () => {
  expect(contract.incoming.map(({ id }) => id)).toEqual([
    'webhook starRose POST',
    'webhook ping POST',
    'callback POST /subscriptions onSet PUT',
  ]);
  expect(contract.findings).toMatchObject([
    { rule: 'unreadable-webhook', pointer: '#/webhooks/broken/post/parameters/0' },
  ]);
  expect(contract.cells.map(({ id }) => id)).toEqual(['POST /subscriptions 204']);
});

test.each<[string, Delivery, string, string[]]>([
  ['as documented', delivery({}), 'webhook starRose POST', []],
  [
    'as another one is documented',
    delivery({ headers: { 'content-type': 'application/json' }, body: '{"ping":true}' }),
    'webhook ping POST',
    [],
  ],
  [
    'with a wrong body',
    delivery({ body: '{"id":"vega","magnitude":"bright"}' }),
    'webhook starRose POST',
    ['magnitude must be a number'],
  ],
  [
    'with a wrong header and body',
    delivery({
      headers: { 'content-type': 'application/json', 'x-sky': 'up' },
      body: '{"id":1,"magnitude":1}',
    }),
    'webhook ping POST',
    ['ping is required'],
  ],
  ['a callback', delivery({ method: 'PUT', body: '3' }), 'callback POST /subscriptions onSet PUT', []],
  [
    'a callback of another media type',
    delivery({ method: 'PUT', headers: { 'content-type': 'text/plain' }, body: '3' }),
    'callback POST /subscriptions onSet PUT',
    ['its Content-Type is text/plain, expected application/json'],
  ],
  [
    'a callback without a body',
    delivery({ method: 'PUT', body: '' }),
    'callback POST /subscriptions onSet PUT',
    ['it has no body'],
  ],
])('a delivery %s', (_, given, id, flaws) => {
  const judged = judgeDelivery(contract, given);
  expect([judged?.incoming.id, judged?.flaws]).toEqual([id, flaws]);
});

test('of a method that nothing describes, nobody can tell', () => {
  expect(judgeDelivery(contract, delivery({ method: 'DELETE' }))).toBeUndefined();
});
