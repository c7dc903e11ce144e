import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { cellsByStatus, isDerived, statusLines } from '../builder/cell-lists.ts';
import { exampleFaults } from '../builder/example-faults.ts';
import { cellsOf, nameOf, operationsOf } from '../builder/walk.ts';
import { codes } from './codes.ts';
import { document } from './document.ts';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);

const cells = cellsOf(document);

/** The statuses of every operation that the sources and our decisions give it, without 406 and 415. */
const listed = `
  get /api/v1/auth/csrf-token: 200 408 429 500 503
  post /api/v1/auth/sign-up: 201 400 403 408 409 429 500 503
  post /api/v1/auth/login: 200 400 401 403 408 429 500 503
  post /api/v1/auth/refresh: 200 400 401 403 408 429 500 503
  post /api/v1/auth/logout: 200 400 401 403 408 429 500 503
  get /api/v1/auth/verify-email: 200 400 408 429 500 503
  post /api/v1/auth/resend-verification: 200 400 403 408 429 500 503
  post /api/v1/auth/forgot-password: 200 400 403 408 429 500 503
  post /api/v1/auth/reset-password: 200 400 403 408 429 500 503
  post /api/v1/auth/2fa/setup: 200 400 401 403 408 429 500 503
  post /api/v1/auth/2fa/confirm: 200 400 401 403 408 429 500 503
  post /api/v1/auth/2fa/verify: 200 400 401 403 408 429 500 503
  post /api/v1/auth/2fa/disable: 200 400 401 403 408 429 500 503
  get /api/v1/auth/oauth2/google/login: 200 408 429 500 503
  get /api/v1/auth/oauth2/google/callback: 200 400 401 403 408 429 500 503
  get /api/v1/auth/oauth2/github/login: 200 408 429 500 503
  get /api/v1/auth/oauth2/github/callback: 200 400 401 403 408 429 500 503
  get /api/v1/users/me: 200 401 408 429 500 503
  put /api/v1/users/me: 200 400 401 403 408 429 500 503
  get /api/v1/users: 200 400 401 403 408 429 500 503
  get /api/v1/users/{id}: 200 400 401 403 404 408 429 500 503
  put /api/v1/users/{id}: 200 400 401 403 404 408 429 500 503
  delete /api/v1/users/{id}: 200 400 401 403 404 408 429 500 503
  get /api/v1/users/{id}/roles: 200 400 401 403 404 408 429 500 503
  post /api/v1/users/{id}/roles: 200 400 401 403 404 408 429 500 503
  delete /api/v1/users/{id}/roles/{roleId}: 200 400 401 403 404 408 429 500 503
  get /api/v1/users/{id}/permissions: 200 400 401 403 404 408 429 500 503
  get /api/v1/roles: 200 401 403 408 429 500 503
  post /api/v1/roles: 201 400 401 403 408 429 500 503
  get /api/v1/roles/{id}: 200 400 401 403 404 408 429 500 503
  put /api/v1/roles/{id}: 200 400 401 403 404 408 429 500 503
  delete /api/v1/roles/{id}: 200 400 401 403 404 408 429 500 503
  get /api/v1/roles/{id}/permissions: 200 400 401 403 404 408 429 500 503
  post /api/v1/roles/{id}/permissions: 200 400 401 403 404 408 429 500 503
  delete /api/v1/roles/{id}/permissions/{permissionId}: 200 400 401 403 404 408 429 500 503
  get /api/v1/permissions: 200 401 403 408 429 500 503
  post /api/v1/permissions: 201 400 401 403 408 429 500 503
  get /api/v1/permissions/{id}: 200 400 401 403 404 408 429 500 503
  put /api/v1/permissions/{id}: 200 400 401 403 404 408 429 500 503
  delete /api/v1/permissions/{id}: 200 400 401 403 404 408 429 500 503
  get /health-check: 200 503
  get /metrics: 200`
  .trim()
  .split('\n')
  .map((line) => line.trim());

test('it has exactly the cells that the sources list, and those that follow from them', () => {
  expect(statusLines(document)).toEqual(listed.toSorted());
});

test('its size by status', () => {
  expect(cellsByStatus(document)).toEqual({
    ...{ 200: 39, 201: 3, 400: 34, 401: 32, 403: 35, 404: 16, 406: 41 },
    ...{ 408: 40, 409: 1, 415: 18, 429: 40, 500: 40, 503: 41 },
  });
  expect(cells).toHaveLength(380);
});

test('every response says who documents it', () => {
  const sources = new Set(cells.flatMap(({ response }) => response['x-documented-in']));
  expect([...sources].toSorted()).toEqual(['P', 'R', 'S', 'derived']);
  for (const { status, response } of cells)
    expect(response['x-documented-in'].includes('derived')).toBe(isDerived(status));
  expect(cells.filter(({ response }) => response['x-documented-in'].length === 0)).toEqual([]);
});

test('every example fits its schema', () => expect(exampleFaults(document, ajv)).toEqual([]));

/** Status and body of every example in JSON. */
const bodies = cells.flatMap(({ status, response }) =>
  Object.values(response.content?.['application/json']?.examples ?? {}).map((example) => ({
    status,
    body: 'value' in example ? example.value : undefined,
  })),
);

// NOT_FOUND is for paths that no operation has.
test.each(Object.entries(codes).filter(([code]) => code !== 'NOT_FOUND'))(
  'the code %s of the source is an example with its status and text',
  (code, { status, text }) => {
    const shown = bodies.filter(({ body }) => body.code === code);
    expect(shown.length).toBeGreaterThan(0);
    for (const { status: own, body } of shown) expect([own, body.message]).toEqual([status, text]);
  },
);

test('no error has a code that the source lacks, but for what it has no code for', () => {
  const others = bodies.filter(({ status, body }) => status >= 400 && !(body.code in codes));
  expect(new Set(others.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
    new Set(['406 NOT_ACCEPTABLE', '415 UNSUPPORTED_MEDIA_TYPE']),
  );
});

test('the 403 of the login has its four causes', () => {
  const login = cells.find(
    ({ operation, status }) => nameOf(operation) === 'post /api/v1/auth/login' && status === 403,
  );
  const examples = Object.values(login?.response.content?.['application/json']?.examples ?? {});
  const found = new Set(examples.map((example) => ('value' in example ? example.value.code : '')));
  expect(found).toEqual(new Set(['ACCOUNT_LOCKED', 'EMAIL_NOT_VERIFIED', 'FORBIDDEN', 'CSRF_TOKEN_INVALID']));
});

test('every response has the identifier of the request, every 401 the scheme, every 429 how long to wait', () => {
  const headers = (wanted: (status: number) => boolean) =>
    new Set(
      cells
        .filter(({ status }) => wanted(status))
        .map(({ response }) => Object.keys(response.headers ?? {}).join(' ')),
    );
  expect([...headers((status) => status === 401)]).toEqual(['x-request-id WWW-Authenticate']);
  expect([...headers((status) => status === 429)]).toEqual(['x-request-id Retry-After']);
  const rest = headers((status) => status !== 401 && status !== 429);
  expect([...rest].toSorted()).toEqual(['x-request-id', 'x-request-id Set-Cookie']);
});

test('exactly what changes something needs the CSRF token', () => {
  for (const { method, definition } of operationsOf(document)) {
    const names = (definition.security ?? []).flatMap((each) => Object.keys(each));
    expect(names.includes('csrf')).toBe(method !== 'get');
  }
});
