import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Session, startTmi, type TmiServer } from './testing/tmi-server.ts';

let tmi: TmiServer;
let alice: Session;

beforeAll(async () => {
  tmi = await startTmi({ BODY_LIMIT_BYTES: 2000, CORS_ORIGINS: 'https://app.example.com', METRICS_PORT: 0 });
  alice = await tmi.login('alice');
});

afterAll(() => tmi.close());

test.each([
  {
    what: 'an address that nothing is at',
    send: () => tmi.call('GET', '/nowhere'),
    status: 404,
    error: 'not_found',
  },
  {
    what: 'a method that the address does not know',
    send: () => tmi.call('PUT', '/threat_models', { as: alice, body: {} }),
    status: 405,
    error: 'method_not_allowed',
  },
  {
    what: 'a client that accepts nothing we have',
    send: () => tmi.call('GET', '/threat_models', { as: alice, headers: { accept: 'image/png' } }),
    status: 406,
    error: 'not_acceptable',
  },
  {
    what: 'a body that is too large',
    send: () => tmi.call('POST', '/threat_models', { as: alice, body: { name: 'x'.repeat(3000) } }),
    status: 413,
    error: 'payload_too_large',
  },
  {
    what: 'a body of another type',
    send: () =>
      tmi.call('POST', '/threat_models', {
        as: alice,
        body: 'name=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    status: 415,
    error: 'unsupported_media_type',
  },
  {
    what: 'a body that is no JSON',
    send: () => tmi.call('POST', '/threat_models', { as: alice, body: '{"name"' }),
    status: 400,
    error: 'invalid_request',
  },
  {
    what: 'a body that is nested without end',
    send: () => tmi.call('POST', '/threat_models', { as: alice, body: '['.repeat(900) + ']'.repeat(900) }),
    status: 400,
    error: 'invalid_request',
  },
  {
    what: 'a body that would change prototypes',
    send: () => tmi.call('POST', '/threat_models', { as: alice, body: '{"name":"x","__proto__":{}}' }),
    status: 400,
    error: 'invalid_request',
  },
  {
    what: 'a path that is not percent-encoded as it has to be',
    send: () => tmi.call('GET', '/%zz'),
    status: 400,
    error: 'invalid_request',
  },
  {
    what: 'a query that is not percent-encoded as it has to be',
    send: () => tmi.call('GET', '/oauth2/authorize?scope=openid&%zz'),
    status: 400,
    error: 'invalid_request',
  },
])('$what is $status', async ({ send, status, error }) => {
  const answer = await send();
  expect(answer.status).toBe(status);
  expect(answer.body.error).toBe(error);
  expect(answer.body.error_description).toMatch(/\S/);
  expect(answer.headers.get('x-request-id')).toMatch(/\S/);
});

test('a method that is not allowed is told which ones are', async () => {
  const { headers } = await tmi.call('PUT', '/threat_models', { as: alice, body: {} });
  expect(headers.get('allow')).toBe('GET, HEAD, POST');
});

test.each([300, 1500])('an identity provider with a name of %i characters is none', async (length) => {
  expect(await tmi.call('GET', `/saml/${'x'.repeat(length)}/metadata`)).toMatchObject({
    status: 404,
    body: { error: 'not_found', error_description: 'Identity provider not found' },
  });
});

test.each(['https://example.com:99999/', 'https://[', 'https://a b/', 'nonsense', 'data:text/html,x'])(
  'a login does not begin where it could not end: %s',
  async (callback) => {
    const query = new URLSearchParams({ scope: 'openid', login_hint: 'alice', client_callback: callback });
    expect(await tmi.call('GET', `/oauth2/authorize?${query}`)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
  },
);

test('a path without parameters has its own methods only', async () => {
  const { status, headers } = await tmi.call('DELETE', '/webhooks/deliveries', { as: alice });
  expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('what is not HTTP is refused in the envelope', async () => {
  const socket = connect(Number(new URL(tmi.url).port), '127.0.0.1');
  socket.end('NONSENSE\r\n\r\n');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  await once(socket, 'close');
  const answer = Buffer.concat(chunks).toString();
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('{"error":"invalid_request","error_description":"The request is malformed"}');
});

test.each([
  { brought: 'mine-1', told: /^mine-1$/ },
  { brought: 'not\tan id', told: /^[0-9a-f-]{36}$/ },
  { brought: 'x'.repeat(200), told: /^[0-9a-f-]{36}$/ },
])('a request that brings the id $brought is answered with one', async ({ brought, told }) => {
  const { headers } = await tmi.call('GET', '/', { headers: { 'x-request-id': brought } });
  expect(headers.get('x-request-id')).toMatch(told);
});

test('browsers are told to be careful', async () => {
  const { headers } = await tmi.call('GET', '/');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('strict-transport-security')).toBeNull();
});

test.each([
  { origin: 'https://app.example.com', allowed: 'https://app.example.com' },
  { origin: 'https://evil.example.com', allowed: null },
])('a page of $origin may call: $allowed', async ({ origin, allowed }) => {
  const { headers } = await tmi.call('GET', '/', { headers: { origin } });
  expect(headers.get('access-control-allow-origin')).toBe(allowed);
});

test('the root is a page for browsers, and JSON for everybody else', async () => {
  const page = await tmi.call('GET', '/', { headers: { accept: 'text/html,*/*;q=0.8' } });
  expect(page.headers.get('content-type')).toContain('text/html');
  const info = await tmi.call('GET', '/');
  expect(info.body.status.code).toBe('OK');
});

test('HEAD is GET without the body', async () => {
  const answer = await tmi.call('HEAD', '/threat_models', { as: alice });
  expect(answer).toMatchObject({ status: 200, text: '' });
});

test('Prometheus finds metrics, on a port of their own', async () => {
  expect(await tmi.call('GET', '/metrics')).toMatchObject({ status: 404 });
  const response = await fetch(tmi.app.metricsUrl ?? '');
  const text = await response.text();
  expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/",status="200"}');
});

test('a server that closes answers what it has accepted', async () => {
  const closing = await startTmi({ DATABASE_TIMEOUT_MS: 300 });
  const slow = closing.call('GET', '/', {
    headers: {
      'x-assay-fault': 'timeout',
      'x-assay-fault-secret': closing.app.config.FAULT_SECRET,
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await closing.close();
  expect(await slow).toMatchObject({ status: 500, body: { error: 'server_error' } });
});

test('a server that closes finishes what it writes', async () => {
  const closing = await startTmi();
  const as = await closing.login('alice');
  const writes = Array.from({ length: 20 }, (_, index) =>
    closing.call('POST', '/threat_models', { as, body: { name: `Model ${index}` } }),
  );
  await new Promise((resolve) => setTimeout(resolve, 40));
  const [answers] = await Promise.all([Promise.allSettled(writes), closing.close()]);
  for (const answer of answers) if (answer.status === 'fulfilled') expect(answer.value.status).toBe(201);
  expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
});
