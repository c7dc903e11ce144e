import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { contractOf } from '../testing/library.ts';
import { headersMatchSchema } from './headers-match-schema.ts';

const header = (schema: object, required = false) => ({ required, schema });
const point = {
  type: 'object',
  required: ['x'],
  properties: { x: { type: 'integer' }, y: { type: 'string' } },
  additionalProperties: { type: 'boolean' },
};
const of = contractOf({
  openapi: '3.1.0',
  info: { title: 'Headers', version: '1' },
  paths: {
    '/': {
      get: {
        responses: {
          '200': {
            description: 'Well',
            headers: {
              'X-Count': header({ type: 'integer', minimum: 0 }, true),
              'X-Cached': header({ type: 'boolean' }),
              'X-Version': header({ type: 'string', pattern: '^v' }),
              'X-Any': { required: true },
              'X-Parts': header({ type: 'array', items: { type: 'integer' }, maxItems: 3 }),
              'X-Names': header({ type: 'array', items: { type: 'string' }, maxItems: 2 }),
              'X-Point': header(point),
              'X-Spread': { ...header(point), explode: true },
              'X-Json': { content: { 'application/json': { schema: point } } },
              Location: header({ type: 'integer' }, true),
              'Retry-After': header({ type: 'integer' }, true),
            },
          },
        },
      },
    },
  },
});

const good = { 'x-count': '3', 'x-any': '' };
const flaws = (headers: Readonly<Record<string, string>>, status = 200) =>
  flawsOf(headersMatchSchema, { operation: 'GET /', status, headers }, { of });

test.each([
  { headers: good },
  { headers: { ...good, 'x-cached': 'false', 'x-version': 'v2' } },
  { headers: { ...good, 'x-parts': '1,2, 3', 'x-names': '1,b' } },
  { headers: { ...good, 'x-parts': '1' } },
  { headers: { ...good, 'x-point': 'x,1,y,2,new,true', 'x-spread': 'x=1,y=2,new=false' } },
  { headers: { ...good, 'x-json': '{"x":1}' } },
])('valid headers, and optional ones left out: $headers', ({ headers }) => {
  expect(flaws(headers)).toEqual([]);
});

test.each([
  { headers: { 'x-any': '' }, place: 'X-Count', message: 'the header X-Count is missing' },
  { headers: { 'x-count': '3' }, place: 'X-Any', message: 'the header X-Any is missing' },
  {
    headers: { ...good, 'x-count': '-1' },
    place: 'X-Count',
    message: 'the header X-Count is not valid by its schema',
  },
  ...[
    ['X-Parts', '1,b'],
    ['X-Names', 'a,b,c'],
    ['X-Point', 'x=1'],
    ['X-Spread', 'x,1'],
    ['X-Spread', 'x=1,new=7'],
    ['X-Json', 'x,1'],
  ].map(([name = '', value]) => ({
    headers: { ...good, [name.toLowerCase()]: value ?? '' },
    place: name,
    message: `the header ${name} is not valid by its schema`,
  })),
  {
    headers: { ...good, 'x-count': 'three' },
    place: 'X-Count',
    message: 'the header X-Count is not valid by its schema',
  },
  {
    headers: { ...good, 'x-count': '' },
    place: 'X-Count',
    message: 'the header X-Count is not valid by its schema',
  },
  {
    headers: { ...good, 'x-cached': 'yes' },
    place: 'X-Cached',
    message: 'the header X-Cached is not valid by its schema',
  },
  {
    headers: { ...good, 'x-version': '2' },
    place: 'X-Version',
    message: 'the header X-Version is not valid by its schema',
  },
])('$message: $headers', ({ headers, place, message }) => {
  expect(flaws(headers)).toEqual([{ message, place }]);
});

test('nothing is known about an answer that the document does not list', () => {
  expect(flaws({}, 404)).toEqual([]);
});
