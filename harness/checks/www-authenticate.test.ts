import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { wwwAuthenticate } from './www-authenticate.ts';

const place = 'WWW-Authenticate';
const refusal = (headers: Readonly<Record<string, string>>, status = 401, operation = 'GET /books') => ({
  operation,
  status,
  headers,
});

test.each([
  { headers: {}, message: 'no WWW-Authenticate on 401' },
  {
    headers: { 'www-authenticate': 'Basic realm="library"' },
    message: 'WWW-Authenticate does not name the scheme Bearer that the document declares',
  },
  {
    headers: { 'www-authenticate': 'Bearers' },
    message: 'WWW-Authenticate does not name the scheme Bearer that the document declares',
  },
])('$message: $headers', ({ headers, message }) => {
  expect(flawsOf(wwwAuthenticate, refusal(headers))).toEqual([{ message, place }]);
});

test.each([
  { why: 'a bare scheme', told: refusal({ 'www-authenticate': 'Bearer' }) },
  {
    why: 'the scheme in lower case, with parameters',
    told: refusal({ 'www-authenticate': 'bearer error="invalid_token"' }),
  },
  { why: 'Bearer as the second challenge', told: refusal({ 'www-authenticate': 'Basic realm="a", Bearer' }) },
  { why: 'another refusal', told: refusal({}, 403) },
  {
    why: 'any scheme where none is declared',
    told: refusal({ 'www-authenticate': 'Basic' }, 401, 'GET /hours'),
  },
])('no flaw: $why', ({ told }) => {
  expect(flawsOf(wwwAuthenticate, told)).toEqual([]);
});

test('RFC 9110 wants a challenge from whoever answers 401, also where nobody has to be known', () => {
  expect(flawsOf(wwwAuthenticate, refusal({}, 401, 'GET /hours'))).toHaveLength(1);
});
