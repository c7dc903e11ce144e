import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { contractOf } from '../testing/library.ts';
import { noEchoedCredentials } from './no-echoed-credentials.ts';

const secret = 'c2VjcmV0LXRva2Vu';
const flaw = [{ message: 'the response repeats the token of the request' }];

const scheme = (place: string) => ({ type: 'apiKey', in: place, name: 'Card' });
const of = contractOf({
  openapi: '3.1.0',
  info: { title: 'Cards', version: '1' },
  paths: Object.fromEntries(
    ['header', 'query', 'cookie', 'bearer'].map((name) => [
      `/${name}`,
      { get: { security: [{ [name]: [] }], responses: { '200': { description: 'Well' } } } },
    ]),
  ),
  components: {
    securitySchemes: {
      header: scheme('header'),
      query: scheme('query'),
      cookie: scheme('cookie'),
      bearer: { type: 'http', scheme: 'bearer' },
    },
  },
});

const carriers = [
  { operation: 'GET /bearer', request: { headers: { authorization: `Bearer ${secret}` } } },
  { operation: 'GET /bearer', request: { headers: { Authorization: `Basic ${secret}` } } },
  { operation: 'GET /header', request: { headers: { card: secret } } },
  { operation: 'GET /query', request: { target: `/query?Card=${secret}` } },
  { operation: 'GET /cookie', request: { headers: { cookie: `theme=dark; Card=${secret}` } } },
];

test.each(carriers)('in a body, credentials of $operation', (carrier) => {
  expect(flawsOf(noEchoedCredentials, { ...carrier, body: { youSent: secret } }, { of })).toEqual(flaw);
});

test.each(carriers)('in a header, credentials of $operation', (carrier) => {
  const headers = { 'x-debug': `called with ${secret}` };
  expect(flawsOf(noEchoedCredentials, { ...carrier, headers }, { of })).toEqual(flaw);
});

test.each(carriers)('not at all, credentials of $operation', (carrier) => {
  expect(flawsOf(noEchoedCredentials, { ...carrier, body: { youAre: 'Ann' } }, { of })).toEqual([]);
});

test('what is percent-encoded on its way is recognised', () => {
  const carrier = { operation: 'GET /query', request: { target: '/query?Card=ann%3Aowner%2Bmore' } };
  expect(flawsOf(noEchoedCredentials, { ...carrier, body: 'ann:owner+more' }, { of })).toEqual(flaw);
});

test('a word that is too short to be a secret may well be in an answer', () => {
  const request = { headers: { authorization: 'Bearer null' } };
  expect(flawsOf(noEchoedCredentials, { operation: 'GET /bearer', request, body: [null] }, { of })).toEqual(
    [],
  );
});

test('other headers are no credentials', () => {
  const request = { headers: { 'x-request-id': secret } };
  expect(flawsOf(noEchoedCredentials, { operation: 'GET /bearer', request, body: secret }, { of })).toEqual(
    [],
  );
});

test.each(['token', 'access_token', 'accessToken', 'idToken', 'jwt'])(
  'a refresh may issue the token again that is still good, as "%s"; an error may not',
  (name) => {
    const headers = { authorization: `Bearer ${secret}` };
    const carrier = { operation: 'GET /bearer', request: { method: 'POST', headers } };
    const body = { data: { [name]: secret } };
    const read = { operation: 'GET /bearer', request: { headers }, body };
    expect(flawsOf(noEchoedCredentials, read, { of })).toEqual(flaw);
    expect(flawsOf(noEchoedCredentials, { ...carrier, body }, { of })).toEqual([]);
    expect(flawsOf(noEchoedCredentials, { ...carrier, status: 401, body }, { of })).toEqual(flaw);
    expect(flawsOf(noEchoedCredentials, { ...carrier, body: { ...body, sent: secret } }, { of })).toEqual(
      flaw,
    );
  },
);
