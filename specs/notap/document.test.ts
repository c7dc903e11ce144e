import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { cellsByStatus, isDerived, statusLines } from '../builder/cell-lists.ts';
import { exampleFaults } from '../builder/example-faults.ts';
import { cellsOf } from '../builder/walk.ts';
import { document } from './document.ts';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);

const cells = cellsOf(document);

/** The statuses of every operation that the sources and our decisions give it, without 406 and 415. */
const listed = `
  get /health: 200 503
  post /v1/enrollment/store: 201 400 401 403 409 422 429 500 502 503 504
  get /v1/enrollment/retrieve/{uuid}: 200 400 401 403 404 429 500 502 503 504
  put /v1/enrollment/renew/{uuid}: 200 400 401 403 404 422 429 500 502 503 504
  delete /v1/enrollment/delete/{uuid}: 204 400 401 403 404 429 500 502 503 504
  get /v1/enrollment/export/{uuid}: 200 400 401 403 404 429 500 502 503 504
  post /v1/enrollment/alias: 201 400 401 403 404 409 429 500 502 503 504
  get /v1/enrollment/alias/{alias}: 200 401 403 404 429 500 502 503 504
  post /v1/verification/initiate: 200 400 401 403 404 429 500 502 503 504
  post /v1/verification/verify: 200 400 401 403 404 422 429 500 502 503 504
  post /v1/verification/submit-factor: 200 400 401 403 404 422 429 500 502 503 504
  get /v1/verification/status/{sessionId}: 200 400 401 403 404 429 500 502 503 504
  post /v1/management/verify: 200 400 401 404 422 429 500 502 503 504
  get /v1/management/devices/{uuid}: 200 400 401 403 404 429 500 502 503 504
  post /v1/management/devices/{uuid}: 201 400 401 403 404 409 429 500 502 503 504
  delete /v1/management/devices/{uuid}/{deviceId}: 204 400 401 403 404 429 500 502 503 504
  delete /v1/management/enrollment/{uuid}: 204 400 401 403 404 429 500 502 503 504
  get /v1/management/export/{uuid}: 200 400 401 403 404 429 500 502 503 504
  put /v1/management/auto-renewal/{uuid}: 200 400 401 403 404 429 500 502 503 504
  delete /v1/management/payment/{uuid}: 204 400 401 403 404 429 500 502 503 504
  get /v1/admin/stats: 200 401 403 429 500 502 503 504
  get /v1/admin/users: 200 400 401 403 429 500 502 503 504
  get /v1/admin/users/{uuid}: 200 400 401 403 404 429 500 502 503 504
  put /v1/admin/users/{uuid}/suspend: 200 400 401 403 404 429 500 502 503 504
  put /v1/admin/users/{uuid}/reactivate: 200 400 401 403 404 429 500 502 503 504
  put /v1/admin/users/{uuid}/force-reenroll: 200 400 401 403 404 429 500 502 503 504
  delete /v1/admin/users/{uuid}: 204 400 401 403 404 429 500 502 503 504
  post /v1/admin/users/bulk/suspend: 200 400 401 403 429 500 502 503 504
  post /v1/admin/users/bulk/delete: 200 400 401 403 429 500 502 503 504
  get /v1/admin/audit/logs: 200 400 401 403 429 500 502 503 504
  get /v1/admin/alias/stats: 200 401 403 429 500 502 503 504
  get /v1/admin/alias/words: 200 400 401 403 429 500 502 503 504
  post /v1/admin/alias/words: 201 400 401 403 409 429 500 502 503 504
  put /v1/admin/alias/words/{id}: 200 400 401 403 404 429 500 502 503 504
  delete /v1/admin/alias/words/{id}: 204 401 403 404 429 500 502 503 504
  get /v1/admin/config: 200 401 403 429 500 502 503 504
  put /v1/admin/config/rate-limits: 200 400 401 403 429 500 502 503 504
  post /v1/auth/developer/register: 201 400 409 429 500 502 503 504
  post /v1/auth/developer/login: 200 400 401 403 429 500 502 503 504
  get /v1/auth/developer/profile: 200 401 403 429 500 502 503 504
  post /v1/auth/developer/validate: 200 401 403 429 500 502 503 504
  post /v1/auth/developer/logout: 200 429 500 502 503 504
  post /v1/developer/keys: 201 400 401 403 429 500 502 503 504
  get /v1/developer/keys: 200 401 403 429 500 502 503 504
  put /v1/developer/keys/{keyId}/permissions: 200 400 401 403 404 429 500 502 503 504
  get /v1/developer/keys/{keyId}/usage: 200 400 401 403 404 429 500 502 503 504
  delete /v1/developer/keys/{keyId}: 204 401 403 404 429 500 502 503 504
  post /v1/developer/webhooks: 201 400 401 403 429 500 502 503 504
  get /v1/developer/webhooks: 200 401 403 429 500 502 503 504
  put /v1/developer/webhooks/{id}: 200 400 401 403 404 429 500 502 503 504
  delete /v1/developer/webhooks/{id}: 204 401 403 404 429 500 502 503 504
  post /v1/developer/webhooks/{id}/test: 200 401 403 404 429 500 502 503 504
  get /v1/developer/webhooks/{id}/deliveries: 200 400 401 403 404 429 500 502 503 504
  post /v1/psp/session/create: 201 400 401 403 404 429 500 502 503 504
  post /v1/psp/session/submit: 200 400 401 403 404 422 429 500 502 503 504
  get /v1/psp/session/{sessionId}/status: 200 401 403 404 429 500 502 503 504
  post /v1/crypto/relayer/enroll: 201 400 409 429 500 502 503 504
  put /v1/crypto/relayer/limits: 200 400 401 403 404 429 500 502 503 504
  delete /v1/crypto/relayer/revoke: 204 400 401 403 404 429 500 502 503 504
  get /v1/crypto/relayer/status/{uuid}: 200 400 401 403 404 429 500 502 503 504
  post /v1/crypto/charge/create: 201 400 401 403 429 500 502 503 504
  get /v1/crypto/charge/{id}: 200 401 403 404 429 500 502 503 504
  post /v1/crypto/charge/{id}/pay: 200 400 401 403 404 409 422 429 500 502 503 504
  post /v1/crypto/payment/execute: 200 400 401 403 404 422 429 500 502 503 504
  get /v1/crypto/payment/{id}: 200 401 403 404 429 500 502 503 504
  get /v1/crypto/config/chains: 200 429 500 502 503 504
  get /v1/crypto/config/tokens: 200 400 429 500 502 503 504`
  .trim()
  .split('\n')
  .map((line) => line.trim());

test('it has exactly the cells that the sources list, and those that follow from them', () => {
  expect(statusLines(document)).toEqual(listed.toSorted());
});

test('its size by status', () => {
  expect(cellsByStatus(document)).toEqual({
    ...{ 200: 48, 201: 10, 204: 9, 400: 49, 401: 61, 403: 60, 404: 42, 406: 58, 409: 7 },
    ...{ 415: 29, 422: 8, 429: 66, 500: 66, 502: 66, 503: 67, 504: 66 },
  });
  expect(cells).toHaveLength(712);
});

test('every response says who documents it', () => {
  const sources = new Set(cells.flatMap(({ response }) => response['x-documented-in']));
  expect([...sources].toSorted()).toEqual(['P', 'R', 'S', 'T', 'derived']);
  for (const { status, response } of cells)
    expect(response['x-documented-in'].includes('derived')).toBe(isDerived(status));
  expect(cells.filter(({ response }) => response['x-documented-in'].length === 0)).toEqual([]);
});

test('every example fits its schema', () => expect(exampleFaults(document, ajv)).toEqual([]));

/** Status and body of every error that S shows, but for that of an unknown path. */
const shown: readonly (readonly [status: number, body: object])[] = [
  [400, { error: 'Missing required fields: user_uuid, factors, device_id' }],
  [400, { error: 'Invalid UUID format' }],
  // S shows it with 400, and lists it with 422.
  [422, { error: 'Factor count mismatch', message: 'You must complete all 3 enrolled factors' }],
  [401, { error: 'Authentication required' }],
  [
    401,
    {
      error: 'UNAUTHORIZED',
      message: 'Missing or invalid Authorization header. Expected: Bearer psp_...',
    },
  ],
  [403, { error: 'Unauthorized. Valid API key required.' }],
  [403, { error: 'Unauthorized. Valid admin API key required.' }],
  [404, { error: 'Enrollment not found or expired' }],
  [429, { error: 'Too many requests, please try again later', retry_after: 60 }],
  [503, { error: 'Service temporarily unavailable - database not configured', code: 'DATABASE_DISABLED' }],
];

test.each(shown)('%i %j is an example', (status, body) => {
  const bodies = cells
    .filter((cell) => cell.status === status)
    .flatMap(({ response }) => Object.values(response.content?.['application/json']?.examples ?? {}))
    .flatMap((example) => ('value' in example ? [example.value] : []));
  expect(bodies).toContainEqual({ success: false, ...body });
});

test('every 401 names a scheme, every 429 what is left of the limit, every 503 when to retry', () => {
  const headers = (wanted: number) =>
    new Set(
      cells
        .filter(({ status }) => status === wanted)
        .map(({ response }) => Object.keys(response.headers ?? {}).join(' ')),
    );
  expect([...headers(401)]).toEqual(['WWW-Authenticate']);
  expect([...headers(429)]).toEqual([
    'Retry-After X-RateLimit-Limit X-RateLimit-Remaining X-RateLimit-Reset',
  ]);
  expect([...headers(503)]).toEqual(['Retry-After']);
});

test('each group of operations takes one kind of credential', () => {
  const kinds = new Map<string, Set<string>>();
  for (const { operation } of cells) {
    const [, , group = ''] = operation.path.split('/');
    const names = (operation.definition.security ?? []).flatMap((each) => Object.keys(each));
    const known = kinds.get(group) ?? new Set();
    kinds.set(group, new Set([...known, ...names]));
  }
  expect(Object.fromEntries([...kinds].map(([group, names]) => [group, [...names].join(' ')]))).toEqual({
    '': '',
    enrollment: 'apiKey',
    verification: 'apiKey',
    management: 'managementToken',
    admin: 'adminKey',
    auth: 'developerToken',
    developer: 'developerToken',
    psp: 'pspKey',
    crypto: 'apiKey',
  });
});
