import { expect, test } from 'vitest';
import { flawsOf } from '../testing/exchanges.ts';
import { securityHeaders } from './security-headers.ts';

const place = 'X-Content-Type-Options';

test.each([{ headers: {} }, { headers: { 'x-content-type-options': 'sniff' } }])(
  'a flaw: $headers',
  ({ headers }) => {
    expect(flawsOf(securityHeaders, { body: [], headers })).toEqual([
      { message: `no ${place}: nosniff`, place },
    ]);
  },
);

test.each([
  { why: 'the header', told: { body: [], headers: { 'x-content-type-options': 'NoSniff' } } },
  { why: 'nothing to guess about', told: { status: 400, body: '' } },
])('no flaw: $why', ({ told }) => {
  expect(flawsOf(securityHeaders, told)).toEqual([]);
});

test('it is an advisory: no API has to be made for browsers', () => {
  expect(securityHeaders.level).toBe('SHOULD');
});
