import { expect, test } from 'vitest';
import { json } from './small-server.ts';
import { accusations, accusedOperations, doctorSays, visitSmall } from './visit.ts';

/** A server that wants a token, of which its document says nothing; or only one of its operations does. */
function items({ isNamedElsewhere }: { readonly isNamedElsewhere: boolean }) {
  const list = { responses: { 200: { description: 'All', content: json({ type: 'array' }) } } };
  const named = { '/mine': { get: { ...list, security: [{ login: [] }] } } };
  return {
    document: {
      openapi: '3.1.0',
      info: { title: 'Items', version: '1' },
      paths: { '/items': { get: list }, ...(isNamedElsewhere ? named : {}) },
      components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } },
    },
    state: () => '',
    answer: () => ({ status: 401, headers: { 'www-authenticate': 'Bearer' } }),
  };
}

test('the doctor says once that the document names no credentials, and what to write', async () => {
  const says = await doctorSays(items({ isNamedElsewhere: false }));
  expect(says).toContain(
    'GET /items returns 401, and the document names no credentials for any operation: a run sends none',
  );
  expect(says).toContain('"security: [{ login: [] }]"');
  expect(says).toContain('A run would be inconclusive.');
  expect(await doctorSays(items({ isNamedElsewhere: true }))).toContain(
    'GET /items returns 401, and the document names no credentials for 1 operation: a run sends none',
  );
});

test('a run that got nothing but 401 is inconclusive', async () => {
  const { report } = await visitSmall(items({ isNamedElsewhere: false }));
  expect(report.result).toBe('inconclusive');
  expect(report.summary).toMatch(
    /^The target returned 401 to every request: it wants credentials that the run did not send; /,
  );
});

test('nor is a server accused that refuses all but its version with 403', async () => {
  const get = { responses: { 200: { description: 'It', content: json({ type: 'object' }) } } };
  const post = { responses: { 201: { description: 'Made' } } };
  const server = {
    document: {
      openapi: '3.1.0',
      info: { title: 'Kernels', version: '1' },
      paths: { '/version': { get }, '/kernels': { get, post }, '/status': { get } },
    },
    answer: ({ path }: { readonly path: string }) =>
      path === '/version' ? { status: 200, json: {} } : { status: 403, json: { message: 'Forbidden' } },
  };
  const { report } = await visitSmall(server);
  expect(accusations(report)).toEqual([]);
  expect(report.result).toBe('inconclusive');
  expect(report.summary).toMatch(/the target wants credentials that the document does not name/);
  expect(await doctorSays(server)).toContain(
    'GET /kernels returns 403, and the document names no credentials for any operation',
  );
});

test('nor one that redirects to its login page, but one that redirects elsewhere', async () => {
  const get = { responses: { 200: { description: 'It', content: json({ type: 'object' }) } } };
  const toLogin = { status: 302, headers: { location: '/login?next=%2Fpage' } };
  const { report } = await visitSmall({
    document: {
      openapi: '3.1.0',
      info: { title: 'Pages', version: '1' },
      paths: { '/page': { get }, '/kernels': { get }, '/old': { get } },
    },
    answer: ({ path }) =>
      path === '/page'
        ? toLogin
        : path === '/old'
          ? { status: 302, headers: { location: '/blog-in-pages' } }
          : { status: 403 },
  });
  expect(accusedOperations(report)).toEqual(['status-declared GET /old']);
});
