import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAULT_SECRET, startUsers, type UsersUnderTest } from './testing/users-server.ts';

let server: UsersUnderTest;
beforeAll(async () => {
  server = await startUsers();
});
afterAll(() => server.close());

const token = '/api/v1/auth/csrf-token';

test('the envelope of a success has the identifier of its request', async () => {
  const { status, body, headers } = await server.call('GET', token);
  expect(status).toBe(200);
  const meta = { requestId: headers.get('x-request-id'), timestamp: expect.any(String), version: '1.0' };
  expect(body).toEqual({
    success: true,
    code: 'CSRF_TOKEN_GENERATED',
    message: expect.any(String),
    data: { token: expect.any(String) },
    meta,
  });
  expect(headers.get('set-cookie')).toBe(`csrf_token=${body.data.token}; Path=/; SameSite=Lax`);
});

test('an identifier that a request brings is taken over if it is a UUID', async () => {
  const id = '0c5e0b52-6f8a-4f0e-9a43-6f0d8c1b2a04';
  const taken = await server.call('GET', token, { headers: { 'x-request-id': id } });
  expect(taken.headers.get('x-request-id')).toBe(id);
  const other = await server.call('GET', token, { headers: { 'x-request-id': 'mine' } });
  expect(other.headers.get('x-request-id')).not.toBe('mine');
});

test.each([
  ['GET', '/api/v1/nothing', 404, 'NOT_FOUND'],
  ['GET', '/', 404, 'NOT_FOUND'],
  ['DELETE', token, 405, 'METHOD_NOT_ALLOWED'],
])('%s %s gets %i %s', async (method, path, status, code) => {
  const { body, ...answer } = await server.call(method, path);
  expect([answer.status, body.success, body.code, body.errors]).toEqual([status, false, code, null]);
});

test.each([
  ['storage-error:before', 500, 'INTERNAL_SERVER_ERROR'],
  ['storage-error:after', 500, 'INTERNAL_SERVER_ERROR'],
  ['timeout', 408, 'REQUEST_TIMEOUT'],
  ['unavailable', 503, 'SERVICE_UNAVAILABLE'],
  ['rate-limited', 429, 'RATE_LIMIT_EXCEEDED'],
])('the fault %s gets %i %s', async (fault, status, code) => {
  const headers = { 'x-assay-fault': fault, 'x-assay-fault-secret': FAULT_SECRET };
  const answer = await server.call('GET', token, { headers });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  const guessed = { ...headers, 'x-assay-fault-secret': 'guessed' };
  expect((await server.call('GET', token, { headers: guessed })).status).toBe(200);
});

test('health and metrics are outside of it, and have no limit', async () => {
  const limited = await startUsers({ UNLIMITED_ADDRESSES: '', REQUEST_LIMIT: 1 });
  for (const _ of [1, 2]) {
    const health = await limited.call('GET', '/health-check');
    expect([health.status, health.body.data]).toEqual([200, { status: 'UP' }]);
    expect((await limited.call('GET', '/metrics')).text).toContain('http_request_duration_seconds_count');
  }
  await limited.call('GET', token);
  const refused = await limited.call('GET', token);
  expect([refused.status, refused.body.code]).toEqual([429, 'RATE_LIMIT_EXCEEDED']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  await limited.close();
});
