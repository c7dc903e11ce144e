import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exchangeOf } from '../testing/exchanges.ts';
import { createRedactor } from './redact.ts';

const mark = '‹redacted›';

test('a learnt secret is replaced by whose it is, wherever it turns up', () => {
  const redactor = createRedactor();
  redactor.learn('tok-123456', 'token of owner');
  const { request, response } = redactor.exchange(
    exchangeOf({
      request: {
        target: '/books?as=tok-123456',
        headers: { authorization: 'Bearer tok-123456', 'x-mark': 'tok-123456!' },
        body: '{"note":"tok-123456"}',
      },
      headers: { 'x-called-with': 'tok-123456', 'set-cookie': 'session=tok-123456' },
      body: { message: 'tok-123456 is not known' },
    }),
  );
  expect(request).toMatchObject({
    target: '/books?as=‹token of owner›',
    headers: { authorization: 'Bearer ‹token of owner›', 'x-mark': '‹token of owner›!' },
    body: '{"note":"‹token of owner›"}',
  });
  expect(response).toMatchObject({
    headers: { 'x-called-with': '‹token of owner›', 'set-cookie': 'session=‹token of owner›' },
    body: '{"message":"‹token of owner› is not known"}',
  });
});

test.each([
  { header: 'authorization', value: 'Bearer abc.def', shown: `Bearer ${mark}` },
  { header: 'Authorization', value: 'Basic YTpi', shown: `Basic ${mark}` },
  { header: 'authorization', value: 'abc', shown: mark },
  { header: 'proxy-authorization', value: 'abc', shown: mark },
  { header: 'cookie', value: 'session=abc', shown: mark },
  { header: 'x-api-key', value: 'abc', shown: mark },
  { header: 'x-assay-fault-secret', value: 'abc', shown: mark },
  { header: 'X-Session-Token', value: 'abc', shown: mark },
  { header: 'x-admin-api-key', value: 'abc', shown: mark },
  { header: 'Apikey', value: 'abc', shown: mark },
  { header: 'x-session-id', value: 'abc', shown: mark },
  { header: 'x-client-secret', value: 'abc', shown: mark },
  { header: 'x-csrf-token', value: 'abc', shown: 'abc' },
  { header: 'idempotency-key', value: 'abc', shown: 'abc' },
  { header: 'accept', value: 'application/json', shown: 'application/json' },
])('nobody has to have learnt what stands in $header', ({ header, value, shown }) => {
  const { request } = createRedactor().exchange(exchangeOf({ request: { headers: { [header]: value } } }));
  expect(request.headers).toEqual({ [header]: shown });
});

test('a cookie that the server sets is not kept', () => {
  const { response } = createRedactor().exchange(exchangeOf({ headers: { 'set-cookie': 'session=abc' } }));
  expect(response.headers['set-cookie']).toBe(mark);
});

test('the value of a cookie that the server sets is kept nowhere else either', () => {
  const redactor = createRedactor();
  const cookies = 'theme=dark, sid=s%3A0123456789abcdef; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly';
  const { response } = redactor.exchange(
    exchangeOf({
      headers: { 'set-cookie': cookies },
      body: { session: 's%3A0123456789abcdef', theme: 'dark' },
    }),
  );
  expect(JSON.parse(response.body)).toEqual({ session: '‹cookie sid›', theme: 'dark' });
});

test.each([
  ['as it is', btoa('key-of-ann-0123')],
  ['with a name, as for HTTP', btoa('ann:key-of-ann-0123')],
  ['with other text around it', btoa('{"key":"key-of-ann-0123","at":1}')],
  ['for URLs', Buffer.from('??>key-of-ann-0123').toString('base64url')],
])('a learnt secret is not kept in base64 either, %s', (_, encoded) => {
  const redactor = createRedactor();
  redactor.learn('key-of-ann-0123', 'key of ann');
  expect(redactor.text(`{"echo":"${encoded}"}`)).toBe('{"echo":"‹key of ann›"}');
});

test('base64 of something else is kept', () => {
  const redactor = createRedactor();
  redactor.learn('key-of-ann-0123', 'key of ann');
  const text = `{"echo":"${btoa('key-of-bob-4567 and more')}","id":"0b8f6c1e-3b0a-4a53-9d6a-0d6f1f6a0c11"}`;
  expect(redactor.text(text)).toBe(text);
});

test.each([
  ['{"access_token":"abc","expires_in":3600}', `{"access_token":"${mark}","expires_in":3600}`],
  ['{"refresh_token" : "a\\"b"}', `{"refresh_token":"${mark}"}`],
  ['{"hook":{"secret":"abc"}}', `{"hook":{"secret":"${mark}"}}`],
  ['{"tokens":["abc"],"token_type":"Bearer"}', '{"tokens":["abc"],"token_type":"Bearer"}'],
  ['grant_type=refresh_token&refresh_token=abc&x=1', `grant_type=refresh_token&refresh_token=${mark}&x=1`],
  ['/callback?token=abc&state=s', `/callback?token=${mark}&state=s`],
  ['SAMLResponse=PHNhbWw%2B', `SAMLResponse=${mark}`],
  ['/books?genre=novel', '/books?genre=novel'],
])('members and parameters that hold secrets by their name: %s', (text, redacted) => {
  expect(createRedactor().text(text)).toBe(redacted);
});

test.each([
  [
    'a token that nobody learnt, whatever its member is called',
    '{"session":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl"}',
  ],
  ['a key that works, by its prefix', '{"key":"zpk_live_0123456789abcdef"}'],
  ['a member in camelCase', '{"accessToken":"abc","apiKey":"d","newPassword":"e"}'],
])('%s is not kept', (_, body) => {
  const kept = createRedactor().exchange(exchangeOf({ body: JSON.parse(body) })).response.body;
  expect(Object.values(JSON.parse(kept))).toEqual(Object.values(JSON.parse(body)).map(() => mark));
});

test('what only looks like a secret is kept', () => {
  const body = { key: 'review-status', said: 'eyJ is how tokens begin', live: 'is_live_now' };
  expect(createRedactor().exchange(exchangeOf({ body })).response.body).toBe(JSON.stringify(body));
});

test('a secret that contains another one is replaced whole, whichever was learnt first', () => {
  for (const order of [
    ['abcd', 'abcd-efgh'],
    ['abcd-efgh', 'abcd'],
  ]) {
    const redactor = createRedactor();
    for (const secret of order) redactor.learn(secret, `n${secret.length}`);
    expect(redactor.text('abcd-efgh abcd')).toBe('‹n9› ‹n4›');
  }
});

test('a text of three letters would redact half of everything', () => {
  const redactor = createRedactor();
  redactor.learn('the', 'token of owner');
  expect(redactor.text('the answer')).toBe('the answer');
});

test('whoever learns a secret twice keeps its first name', () => {
  const redactor = createRedactor();
  redactor.learn('abcdef', 'token of owner');
  redactor.learn('abcdef', 'token of reader');
  expect(redactor.text('abcdef')).toBe('‹token of owner›');
});

test('a secret that changes hands is called by whoever has it now, and what was never learnt stays', () => {
  const redactor = createRedactor();
  redactor.learn('ab"cdef', 'token of account hooks');
  redactor.rename('ab"cdef', 'token of account guest');
  redactor.rename('ghijkl', 'token of account guest');
  expect(redactor.text('ab"cdef ab\\"cdef ghijkl')).toBe(
    '‹token of account guest› ‹token of account guest› ghijkl',
  );
});

test('of cookies that are new with every response, the last ones are looked for elsewhere, and credentials for ever', () => {
  const redactor = createRedactor();
  const cookieOf = (number: number) => `session-number-${number}`;
  const set = (number: number) => {
    const headers = { 'set-cookie': `SESSION=${cookieOf(number)}; Path=/` };
    return redactor.exchange(exchangeOf({ headers, body: cookieOf(number) })).response;
  };
  expect(set(0)).toMatchObject({ body: '‹cookie SESSION›' });
  redactor.learn(cookieOf(0), 'token of owner');
  for (let number = 1; number <= 300; number++) set(number);
  expect(redactor.text(cookieOf(300))).toBe('‹cookie SESSION›');
  expect(redactor.text(cookieOf(201))).toBe('‹cookie SESSION›');
  expect(redactor.text(cookieOf(99))).toBe(cookieOf(99));
  expect(redactor.text(cookieOf(0))).toBe('‹cookie SESSION›');
});

const secrets = fc.array(fc.string({ minLength: 4, maxLength: 40, unit: 'binary-ascii' }), {
  minLength: 1,
  maxLength: 5,
});

/** JSON escapes quotes, URLs percent-encode: a secret may not be kept in any of these spellings. */
const spellings: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'in JSON': (secret) => JSON.stringify(secret).slice(1, -1),
  'percent-encoded': encodeURIComponent,
  'in a form': (secret) => new URLSearchParams([['', secret]]).toString().slice(1),
};

test.each(Object.entries(spellings))('no secret is ever kept, %s', (_, spell) => {
  const property = fc.property(secrets, fc.string(), (all, around) => {
    const redactor = createRedactor();
    for (const [index, secret] of all.entries()) redactor.learn(secret, `s${index}`);
    const text = all.map((secret) => `${around}${spell(secret)}${around}`).join('|');
    const kept = redactor.exchange(
      exchangeOf({
        request: { target: text, headers: { authorization: text, 'x-a': text }, body: text },
        headers: { 'x-b': text },
        body: text,
      }),
    );
    const places = [
      kept.request.target,
      kept.request.body ?? '',
      ...Object.values(kept.request.headers),
      ...Object.values(kept.response.headers),
      kept.response.body,
    ];
    // What the marks themselves are made of does not count: a secret may be "‹s0›" for all we know.
    const rest = places.map((place) => place.replaceAll(/‹(s\d|redacted)›/g, '\u0000'));
    return all
      .filter((secret) => !around.includes(spell(secret)) && !isInMarks(spell(secret)))
      .every((secret) => rest.every((place) => !place.includes(spell(secret))));
  });
  fc.assert(property, { seed: 7, numRuns: 300 });
});

/** "s0", "redacted" and the bars between the texts are ours. */
function isInMarks(secret: string): boolean {
  return secret.includes('|') || secret.includes('\u0000') || 'redacted'.includes(secret);
}
