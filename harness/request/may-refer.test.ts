import { expect, test } from 'vitest';
import { contractOf } from '../../contract/testing/contract-of.ts';
import { mayRefer } from './may-refer.ts';

const schema = '#/components/schemas/Order';
const { requests } = contractOf({
  components: {
    schemas: {
      Order: {
        type: 'object',
        properties: {
          state: { enum: ['open', 'closed'] },
          size: { const: 'small' },
          code: { type: 'string', pattern: '^[A-Z]{3}\\d$' },
        },
      },
    },
  },
});
const { accepts } = requests.at(schema);

test.each<[what: string, body: unknown, may: boolean]>([
  ['words about itself', { name: 'Rex', title: 'x', description: 'y' }, false],
  ['one of the values that the schema lists', { state: 'open', size: 'small' }, false],
  ['numbers, truth values and nothing', { amount: 3, paid: true, tip: null, list: [] }, false],
  ['moments and places', { due: '2030-01-01', at: '2030-01-01T00:00:00Z', site: 'https://a.test' }, false],
  ['the address of an account', { email: 'a@b.test' }, true],
  ['another text', { environment: 'production' }, true],
  ['a text with a pattern', { code: 'ABC1' }, true],
  ['a text in a list', { tags: ['new'] }, true],
  ['the number of something', { customerId: 7 }, true],
  ['a text within another member', { customer: { name: 'Rex', group: 'gold' } }, true],
  ['a body that is a text', 'gold', false],
])('%s: %j', (_, body, may) => {
  expect(mayRefer(body, accepts)).toBe(may);
});
