import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import type { JsonObject } from '../../contract/json.ts';
import { outdented } from '../../contract/outdented.ts';
import { inMemory } from '../transport/evidence.ts';
import { chooseServer } from './choose-server.ts';
import { observe } from './observe.ts';
import type { RecordedExchange, RecordedServer } from './recorded-exchange.ts';

const document = load(
  outdented(`
    openapi: 3.1.0
    info: { title: Pets, version: '1' }
    servers: [{ url: https://api.example.com/v2 }]
    paths:
      /pets:
        get:
          parameters: [{ name: limit, in: query, schema: { type: integer } }]
          responses:
            200: { description: All, content: { application/json: { schema: { type: array } } } }
        put:
          responses:
            204: { description: Set, headers: { Set-Cookie: { required: true }, X-Total: { required: true } } }
        post:
          requestBody:
            required: true
            content: { application/json: { schema: { type: object, required: [name] } } }
          responses: { 201: { description: Created } }
      /pets/{pet}:
        get: { responses: { 200: { description: One }, 404: { description: None } } }
      /pets/first:
        get: { responses: { 200: { description: The first } } }
    components:
      securitySchemes: { key: { type: apiKey, in: query, name: signature } }
    security: [{ key: [] }]
  `),
) as JsonObject;
const contract = understand({ file: 'pets.yaml', document, findings: [] });

function recorded(
  request: string,
  status: number,
  more: {
    readonly body?: string;
    readonly sent?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly cut?: 'bytes';
  } = {},
): RecordedExchange {
  const [method = '', address = ''] = request.split(' ');
  const url = new URL(address, 'https://api.example.com');
  return {
    place: 'a.har, entry 1',
    url,
    request: {
      method,
      target: `${url.pathname}${url.search}`,
      headers: { ...(more.sent !== undefined && { 'content-type': 'application/json' }), ...more.headers },
      body: more.sent,
    },
    response: {
      status,
      headers: {
        'x-content-type-options': 'nosniff',
        ...(more.body !== undefined && { 'content-type': 'application/json' }),
      },
      body: more.body ?? '',
      ...(more.cut && { cut: more.cut }),
    },
    startedAt: '2026-03-14T09:26:53.000Z',
    milliseconds: 5,
  };
}

const served: RecordedServer = { origin: 'https://api.example.com', basePath: undefined };

const observed = (...entries: RecordedExchange[]) =>
  observe(contract, entries, { server: served, errors: undefined, evidence: inMemory, files: ['a.har'] });

/** Operation, landed status and failed checks of each exchange that was judged. */
const judgements = (...entries: RecordedExchange[]) =>
  observed(...entries).result.exchanges.map(({ exchange, landed, flaws }) => [
    exchange.operation.key,
    landed,
    flaws.map(({ check, level }) => `${check} ${level}`),
  ]);

test('a request belongs to the operation that OpenAPI leads it to, below the servers of the document', () => {
  expect(
    judgements(
      recorded('GET /v2/pets', 200, { body: '[]' }),
      recorded('GET /v2/pets/first', 200),
      recorded('GET /v2/pets/7', 404),
    ),
  ).toEqual([
    ['GET /pets', '200', []],
    ['GET /pets/first', '200', []],
    ['GET /pets/{pet}', '404', []],
  ]);
  const { undocumented } = observed(
    recorded('GET /pets', 200),
    recorded('PATCH /v2/pets/7', 405),
    recorded('PATCH /v2/pets/8', 200),
  ).traffic;
  expect(undocumented).toEqual([
    { request: 'GET /pets', count: 1, statuses: [200] },
    { request: 'PATCH /v2/pets/{id}', count: 2, statuses: [200, 405] },
  ]);
});

test('what a server returns is judged as in a run; whether it had to, nobody knows', () => {
  expect(
    judgements(
      recorded('GET /v2/pets', 200, { body: '{}' }),
      recorded('GET /v2/pets', 302),
      recorded('GET /v2/pets', 403),
      recorded('GET /v2/pets', 500),
    ),
  ).toEqual([
    ['GET /pets', '200', ['body-matches-schema MUST']],
    ['GET /pets', undefined, ['status-declared MUST']],
    ['GET /pets', undefined, ['refusal-listed SHOULD']],
    ['GET /pets', undefined, ['no-server-error MUST']],
  ]);
});

test('cookies that a browser left out of what it exported are not missed', () => {
  const { result } = observed(recorded('PUT /v2/pets', 204));
  const messages = result.exchanges.flatMap(({ flaws }) => flaws.map(({ message }) => message));
  expect(messages).toEqual(['the header X-Total is missing']);
});

test('clients that left the document with their server are told, unless they are refused', () => {
  const flaw = ['request-as-documented SHOULD'];
  expect(
    judgements(
      recorded('GET /v2/pets?limit=3&signature=sssssssss', 200, { body: '[]' }),
      recorded('GET /v2/pets?debug=1', 200, { body: '[]' }),
      recorded('POST /v2/pets', 201, { sent: '{"name":"Rex"}' }),
      recorded('POST /v2/pets', 201, { sent: '{}' }),
      recorded('POST /v2/pets', 201),
      recorded('POST /v2/pets', 404, { sent: '{}' }),
    ).map(([, , flaws]) => flaws),
  ).toEqual([[], flaw, [], flaw, flaw, ['refusal-listed SHOULD']]);
});

test('nothing is said of what a server did not say', () => {
  const { traffic, result } = observed(
    recorded('GET /v2/pets', 0),
    recorded('GET /v2/pets', 304),
    recorded('GET /v2/pets', 101),
    recorded('OPTIONS /v2/pets', 204, { headers: { 'access-control-request-method': 'GET' } }),
    recorded('GET /v2/pets', 200, { cut: 'bytes' }),
    recorded('GET https://cdn.example.com/v2/pets', 200),
  );
  expect(result.exchanges).toEqual([]);
  expect(traffic.left).toEqual([
    { why: 'without a response', count: 1 },
    { why: 'not modified (304)', count: 1 },
    { why: 'changes of protocol', count: 1 },
    { why: 'preflights of CORS', count: 1 },
    { why: 'recorded without the body of the response', count: 1 },
  ]);
  expect([traffic.entries, traffic.elsewhere, traffic.judged]).toEqual([6, 1, 0]);
});

test('no secret of a client is kept, wherever it turns up, also before it was used', () => {
  const token = 'abcDEF0123456789';
  const { result } = observed(
    recorded('GET /v2/pets', 200, { body: JSON.stringify([{ greeting: `welcome ${token}` }]) }),
    recorded('GET /v2/pets', 200, { body: '[]', headers: { authorization: `Bearer ${token}` } }),
    recorded(`GET /v2/pets?signature=${token}`, 200, { body: '[]' }),
    recorded('GET /v2/pets', 200, { body: '[]', headers: { cookie: `a=1; session=${token}` } }),
  );
  const kept = JSON.stringify(result.exchanges.map(({ exchange }) => [exchange.request, exchange.response]));
  expect(result.exchanges).toHaveLength(4);
  expect(kept).not.toContain(token);
  expect(kept).toContain('welcome ‹secret of the traffic›');
});

test('the server is the one of the document, or the only one that its paths are found at', () => {
  const other = recorded('GET https://other.example.com/v2/pets', 200);
  expect(chooseServer(contract, [other, recorded('GET /v2/pets', 200)])).toEqual(served);
  expect(chooseServer(contract, [other, recorded('GET https://cdn.example.com/app.js', 200)]).origin).toBe(
    'https://other.example.com',
  );
  const third = recorded('GET https://third.example.com/v2/pets', 200);
  expect(() => chooseServer(contract, [other, third, third])).toThrow(
    'several servers in the traffic have paths of the document: https://third.example.com (2 requests), https://other.example.com (1 request); name one with --server',
  );
  expect(() => chooseServer(contract, [recorded('GET https://cdn.example.com/app.js', 200)])).toThrow(
    'no request in the traffic is one of the document; it goes to https://cdn.example.com (0 requests); name the base URL of the API with --server',
  );
});
