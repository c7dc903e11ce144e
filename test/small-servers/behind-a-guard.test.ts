import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { generate } from 'selfsigned';
import { expect, onTestFinished, test } from 'vitest';
import { serveGuarded } from './behind-a-guard.ts';
import { accusations, proven, visit } from './visit.ts';

const keys = {
  ApiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  AppId: { type: 'apiKey', in: 'query', name: 'app_id' },
};
const queryOf = ({ url = '/' }: IncomingMessage) => new URL(url, 'http://list').searchParams;
const twoKeys = {
  schemes: keys,
  challenge: 'ApiKey',
  letsIn: (request: IncomingMessage) =>
    request.headers['x-api-key'] === 'Recognisable-key' &&
    queryOf(request).get('app_id') === 'Recognisable-app',
};
const bothKeys = {
  personas: { owner: { schemes: { ApiKey: { env: 'KEY' }, AppId: { env: 'APP' } } } },
};
const keyValues = { KEY: 'Recognisable-key', APP: 'Recognisable-app' };

test('two keys at once, each with a secret of its own', async () => {
  const list = await serveGuarded(twoKeys);
  const { report, stdout } = await visit(list, { target: bothKeys, env: keyValues });
  expect([accusations(report), list.admitted() > 0]).toEqual([[], true]);
  expect(proven(report)).toEqual(['GET /items 200', 'GET /items 401']);
  expect(JSON.stringify(report) + stdout).not.toContain('Recognisable');
});

test('whoever lets in with one of two keys is found', async () => {
  const letsIn = (request: IncomingMessage) => (request.headers['x-api-key'] ?? '') !== '';
  const list = await serveGuarded({ ...twoKeys, letsIn });
  const { report } = await visit(list, { target: bothKeys, env: keyValues });
  expect(accusations(report)).toEqual(['status-as-aimed GET /items 401']);
});

test.each([
  ['as the scheme of HTTP', { token: { type: 'http', scheme: 'Token' } }, {}],
  [
    'as the document describes it',
    {
      token: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        description: 'Token-based authentication with required prefix "Token"',
      },
    },
    {},
  ],
  [
    'as the configuration says',
    { token: { type: 'apiKey', in: 'header', name: 'Authorization' } },
    { schemes: { token: { prefix: 'Token' } } },
  ],
])('Authorization: Token, %s', async (_, schemes, said) => {
  const letsIn = ({ headers }: IncomingMessage) => headers.authorization === 'Token Recognisable-secret';
  const list = await serveGuarded({ schemes, challenge: 'Token', letsIn });
  const { report } = await visit(list, {
    target: { ...said, personas: { owner: { env: 'SECRET' } } },
    env: { SECRET: 'Recognisable-secret' },
  });
  expect([accusations(report), list.admitted() > 0]).toEqual([[], true]);
  expect(JSON.stringify(report)).not.toContain('Recognisable');
});

test('a target behind a proxy, with a certificate of its own and one of its client', async () => {
  const days = { notAfterDate: new Date(Date.now() + 86_400_000) };
  const server = await generate([{ name: 'commonName', value: 'localhost' }], days);
  const client = await generate([{ name: 'commonName', value: 'assay' }], days);
  const tls = {
    key: server.private,
    cert: server.cert,
    ca: client.cert,
    requestCert: true,
    rejectUnauthorized: true,
  };
  const letsIn = ({ headers }: IncomingMessage) =>
    headers.authorization === 'Bearer Recognisable-token' &&
    headers['x-tenant'] === 'north' &&
    headers['x-pass'] === 'Recognisable-pass';
  const list = await serveGuarded({
    schemes: { token: { type: 'http', scheme: 'bearer' } },
    ...{ challenge: 'Bearer', letsIn, tls },
  });
  const proxy = await startProxy();
  const target = {
    headers: { 'X-Tenant': 'north', 'X-Pass': { env: 'PASS' } },
    tls: { ca: 'ca.pem', cert: 'client.pem', key: 'client.key' },
    proxy: { url: proxy.url, credentials: { env: 'PROXY' } },
    personas: { owner: { env: 'TOKEN' } },
  };
  const files = { 'ca.pem': server.cert, 'client.pem': client.cert, 'client.key': client.private };
  const env = { TOKEN: 'Recognisable-token', PASS: 'Recognisable-pass', PROXY: 'me:Recognisable-proxy' };
  const { report, stdout, stderr } = await visit(list, { target, env, files });
  expect([accusations(report), list.admitted() > 0]).toEqual([[], true]);
  expect(new Set(proxy.asked)).toEqual(
    new Set([`CONNECT ${list.url.replace('https://', '')} me:Recognisable-proxy`]),
  );
  expect(JSON.stringify(report)).toContain('"x-tenant":"north"');
  expect(JSON.stringify(report) + stdout + stderr).not.toContain('Recognisable');
});

/** A real one, which opens tunnels and notes who asked for them. */
async function startProxy() {
  const asked: string[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', ({ method, url = '', headers }, socket) => {
    const [, encoded = ''] = (headers['proxy-authorization'] ?? '').split(' ');
    asked.push(`${method} ${url} ${Buffer.from(encoded, 'base64')}`);
    const [host, port] = url.split(':');
    const there = connect(Number(port), host === 'localhost' ? '127.0.0.1' : host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
