import { expect, test } from 'vitest';
import { type Asked, json } from './small-server.ts';
import { accusations, visitSmall } from './visit.ts';

/** Its document links an account by an address, where the path takes a number; or by the number. */
function customers({ tells, knows = '7' }: { readonly tells: object; readonly knows?: string }) {
  const [name = ''] = Object.keys(tells);
  const told = { type: 'object', required: [name], properties: { [name]: { type: 'string' } } };
  const links = { one: { operationId: 'customer', parameters: { account: `$response.body#/${name}` } } };
  const parameters = [{ name: 'account', in: 'path', required: true, schema: { type: 'integer' } }];
  const customer = { type: 'object', required: ['city'], properties: { city: { type: 'string' } } };
  return {
    document: {
      openapi: '3.1.0',
      info: { title: 'Customers', version: '1' },
      paths: {
        '/me': { get: { responses: { 200: { description: 'It', content: json(told), links } } } },
        '/customers/{account}': {
          parameters,
          get: {
            operationId: 'customer',
            responses: { 200: { description: 'It', content: json(customer) } },
          },
        },
      },
    },
    answer: ({ path }: Asked) => {
      if (path === '/me') return { status: 200, json: tells };
      return path === `/customers/${knows}` ? { status: 200, json: { city: 'Ulm' } } : { status: 400 };
    },
  };
}

const read = 'GET /customers/{account} 200';

test('an address that a link takes for a number is not sent as one', async () => {
  const { report } = await visitSmall(customers({ tells: { location: 'https://shop.test/customers/7' } }));
  expect(accusations(report)).toEqual([]);
  expect(report.cells.find(({ id }) => id === read)?.verdict).toMatchObject({
    kind: 'not-exercised',
    reason: expect.stringContaining('takes numbers only'),
  });
});

test.each([
  { knows: '7', accused: [] },
  { knows: '8', accused: [`status-as-aimed ${read}`, 'status-declared null'] },
])('a number that is told as a text is sent; the server has $knows', async ({ knows, accused }) => {
  const { report } = await visitSmall(customers({ tells: { account: '7' }, knows }));
  expect(accusations(report)).toEqual(accused);
});
