import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { PersonaId } from '../../harness/model/persona.ts';
import { givenTokens } from '../../harness/personas/auth/given-tokens.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { accusations, documentOf, reportOn, runOnMock, unproven } from './run-on.ts';

const ok = { description: 'ok' };
const refused = {
  description: 'who are you?',
  content: {
    'application/json': {
      schema: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
    },
  },
};
const securitySchemes = {
  header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  application: { type: 'apiKey', in: 'cookie', name: 'app' },
  raw: { type: 'apiKey', in: 'header', name: 'authorization' },
  basic: { type: 'http', scheme: 'basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  oauth: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: '/token', scopes: { read: 'reading' } } },
  },
  openId: { type: 'openIdConnect', openIdConnectUrl: '/openid' },
  certificate: { type: 'mutualTLS' },
};

/** GET of one thing that these requirements are about. */
function guarded(security: readonly JsonObject[], parameters: readonly JsonObject[] = []): JsonObject {
  return {
    paths: { '/thing': { get: { security, parameters, responses: { 200: ok, 401: refused } } } },
    components: { securitySchemes },
  };
}

test.each<[what: string, security: readonly JsonObject[], findings?: readonly string[]]>([
  ['one of several', [{ header: [] }, { bearer: [] }]],
  ['each of several places', [{ header: [], query: [], cookie: [], application: [] }]],
  ['two of one alternative, or one of another', [{ header: [], basic: [] }, { query: [] }]],
  ['a token, however it is described', [{ oauth: ['read'] }, { openId: [] }]],
  ['a certificate or a token', [{ certificate: [] }, { bearer: [] }]],
  ['a certificate and a token', [{ certificate: [], bearer: [] }]],
  ['a password', [{ basic: [] }]],
  ['two in one header', [{ raw: [], bearer: [] }], ['clashing-schemes']],
])('%s lets somebody in, and nobody else', async (_, security, findings = []) => {
  const report = await runOnMock(guarded(security));
  expect(accusations(report)).toEqual([]);
  expect(unproven(report)).toEqual([]);
  expect(report.counts).toMatchObject({ provoked: 2 });
  expect(report.findings.map(({ rule }) => rule)).toEqual(findings);
  const faulty = await runOnMock(guarded(security), ['accepts-any-credentials']);
  expect(accusations(faulty).length).toBeGreaterThan(0);
});

test.each<[what: string, headers: Readonly<Record<string, string>>, status: number]>([
  ['the second alternative', { authorization: 'Bearer alice:owner' }, 200],
  ['all of the first alternative', { 'x-api-key': 'alice:owner', cookie: 'sid=alice:owner' }, 200],
  ['a part of the first alternative', { 'x-api-key': 'alice:owner' }, 401],
  ['parts of both', { 'x-api-key': 'alice:owner', authorization: 'Bearer nonsense' }, 401],
  [
    'the second alternative beside a broken first one',
    { 'x-api-key': 'x', authorization: 'Bearer a:owner' },
    200,
  ],
])('the mock, asked with %s', async (_, headers, status) => {
  const document = documentOf(guarded([{ header: [], cookie: [] }, { bearer: [] }]));
  const mock = createMockServer(understand({ file: 'some.yaml', document, findings: [] }));
  const url = await mock.listen({ port: 0 });
  try {
    expect((await fetch(`${url}/thing`, { headers })).status).toBe(status);
  } finally {
    await mock.close();
  }
});

test('where credentials are optional, nobody is refused for lack of them', async () => {
  const report = await runOnMock(guarded([{}, { bearer: [] }]));
  expect(accusations(report)).toEqual([]);
  const refusals = report.exchanges.filter(({ expected }) => expected === '401');
  expect(refusals.filter(({ evidence }) => evidence === 'provoked')).toEqual([]);
});

test('a cookie that is a parameter is sent beside the one that lets in', async () => {
  const theme = { name: 'theme', in: 'cookie', required: true, schema: { type: 'string', enum: ['dark'] } };
  const report = await runOnMock(guarded([{ cookie: [] }], [theme]));
  expect(accusations(report)).toEqual([]);
  expect(unproven(report)).toEqual([]);
});

/** A server that lets in who `isLetIn` says, and challenges everybody else. */
async function withServer<T>(
  isLetIn: (request: IncomingMessage) => boolean,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const server = createServer((request, response) => {
    if (isLetIn(request)) response.writeHead(200).end();
    else {
      response.writeHead(401, { 'www-authenticate': 'Bearer', 'content-type': 'application/json' });
      response.end('{"message":"who are you?"}');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const security = [{ header: [] }, { bearer: [] }, { basic: [] }];

/** A run as somebody whose only secret is this. */
function runWith(url: string, secret: string) {
  const owner = async () => ({ token: secret, expiresAt: undefined });
  const tokens = new Map<PersonaId, typeof owner>([['owner', owner]]);
  const auth = givenTokens({ name: 'a secret', tokens });
  return reportOn(guarded(security), { kind: 'url', url, abilities: ['business-rules'], auth });
}

test.each<[what: string, secret: string, isLetIn: (request: IncomingMessage) => boolean]>([
  ['an API key', 'a-key-of-somebody', ({ headers }) => headers['x-api-key'] === 'a-key-of-somebody'],
  ['a token', 'a-token-of-somebody', ({ headers }) => headers.authorization === 'Bearer a-token-of-somebody'],
  [
    'a password',
    'somebody:secret',
    ({ headers }) => headers.authorization === `Basic ${btoa('somebody:secret')}`,
  ],
])('%s is used as what it is good for', async (_, secret, isLetIn) => {
  const report = await withServer(isLetIn, (url) => runWith(url, secret));
  expect(accusations(report)).toEqual([]);
  expect(unproven(report)).toEqual([]);
});

test('a server that lets everybody in is found out, whatever the secret is good for', async () => {
  const report = await withServer(
    () => true,
    (url) => runWith(url, 'a-key-of-somebody'),
  );
  expect(accusations(report)).toContain('GET /thing: status-as-aimed: got 200, expected 401');
});
