import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { strictOptions } from './strict-options.ts';
import { createTasky } from './tasky/app.ts';
import { configFrom as taskyConfig } from './tasky/config.ts';
import { openTaskyStorage } from './tasky/storage/open.ts';
import { rawHttp } from './testing/raw-http.ts';
import { createTmi } from './tmi/app.ts';
import { configFrom as tmiConfig } from './tmi/config.ts';
import { openTmiStorage } from './tmi/storage/open.ts';
import { createUsers } from './users/app.ts';
import { configFrom as usersConfig } from './users/config.ts';
import { openUsersStorage } from './users/storage/open.ts';

const quiet = { PORT: 0, LOG_LEVEL: 'silent' } as const;

const servers = [
  {
    server: 'TMI',
    path: '/threat_models',
    longestHead: 131_072,
    otherMethod: { status: 405, allow: 'GET, HEAD, POST' },
    envelope: { error: expect.any(String), error_description: expect.any(String) },
    create: async () => {
      const config = tmiConfig(quiet, {});
      return createTmi({ config, storage: await openTmiStorage(config) });
    },
  },
  {
    server: 'Tasky',
    path: '/api/boards',
    longestHead: 16_384,
    // Its document says so of every route that it does not know.
    otherMethod: { status: 404, allow: null },
    envelope: { ok: false, error: expect.anything() },
    create: async () => {
      const config = taskyConfig(quiet, {});
      return createTasky({ config, storage: await openTaskyStorage(config) });
    },
  },
  {
    server: 'User management',
    path: '/api/v1/users/me',
    longestHead: 16_384,
    otherMethod: { status: 405, allow: 'GET, HEAD, PUT' },
    envelope: { success: false, code: expect.any(String), meta: { requestId: expect.any(String) } },
    create: async () => {
      const config = usersConfig(quiet, {});
      return createUsers({ config, storage: await openUsersStorage(config) });
    },
  },
];

describe.each(servers)('$server', ({ path, longestHead, otherMethod, envelope, create }) => {
  let app: Awaited<ReturnType<typeof create>>;
  let url: string;

  beforeAll(async () => {
    app = await create();
    url = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => app.close());

  const answerTo = async (head: readonly string[], body = '') => {
    const text = await rawHttp(url, [...head, 'Connection: close', '', body].join('\r\n'));
    const [first = '', ...rest] = text.split('\r\n');
    const [headers = '', content = ''] = rest.join('\r\n').split('\r\n\r\n');
    const allow = /^allow: (.*)$/im.exec(headers)?.[1] ?? null;
    return { status: Number(first.split(' ')[1]), allow, body: JSON.parse(content) };
  };

  test.each([
    ['two Hosts', ['Host: 127.0.0.1', 'Host: elsewhere.example'], 400],
    ['no Host', [], 400],
    ['longer header fields than it reads', ['Host: x', `X-Long: ${'x'.repeat(longestHead)}`], 431],
    ['a length that is none', ['Host: x', 'Content-Length: much'], 400],
  ])('answers %s in its envelope', async (_, headers, status) => {
    const answer = await answerTo([`GET ${path} HTTP/1.1`, ...headers]);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(envelope);
  });

  test.each(['', 'Content-Type: application/json'])('knows no method QUERY, with "%s"', async (type) => {
    const head = [`QUERY ${path} HTTP/1.1`, 'Host: x', 'Content-Length: 2', ...(type === '' ? [] : [type])];
    const { status, allow, body } = await answerTo(head, '{}');
    expect({ status, allow }).toEqual(otherMethod);
    expect(body).toMatchObject(envelope);
  });
});

test('a request that does not come to its end gets 408', async () => {
  const options = strictOptions({
    config: { LOG_LEVEL: 'silent', BODY_LIMIT_BYTES: 1000, TRUST_PROXY: false },
    unreadable: { malformed: () => ({}), tooSlow: () => ({ code: 'SLOW' }), tooManyHeaders: () => ({}) },
    answerMalformed: (reply) => reply.code(400).send({}),
  });
  const app = fastify({
    ...options,
    requestTimeout: 100,
    http: { ...options.http, connectionsCheckingInterval: 50, headersTimeout: 100 },
  });
  app.post('/', async () => ({}));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    for (const start of [
      'GET / HTTP/1.1\r\nHost: x\r\nX-Never: ',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ]) {
      const text = await rawHttp(url, start);
      expect(text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
      expect(text).toContain('{"code":"SLOW"}');
    }
  } finally {
    await app.close();
  }
});
