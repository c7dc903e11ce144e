import { createPrivateKey } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { generate } from 'selfsigned';
import { expect, test } from 'vitest';
import { serveGuarded } from './behind-a-guard.ts';
import { startProxy } from './proxy.ts';
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

test('a target without TLS behind a proxy, which is asked for the whole address', async () => {
  const letsIn = ({ headers }: IncomingMessage) => headers.authorization === 'Bearer Recognisable-token';
  const list = await serveGuarded({
    schemes: { token: { type: 'http', scheme: 'bearer' } },
    ...{ challenge: 'Bearer', letsIn },
  });
  const proxy = await startProxy();
  const target = {
    proxy: { url: proxy.url, credentials: { env: 'PROXY' } },
    personas: { owner: { env: 'TOKEN' } },
  };
  const env = { TOKEN: 'Recognisable-token', PROXY: 'me:Recognisable-proxy' };
  const { report, stdout, stderr } = await visit(list, { target, env });
  expect([accusations(report), proven(report)]).toEqual([[], ['GET /items 200', 'GET /items 401']]);
  expect(proxy.asked).toContain(`GET ${list.url}/items me:Recognisable-proxy`);
  expect(list.seen).toHaveLength(proxy.asked.length);
  // What is for the proxy does not reach the target.
  expect(list.seen.filter((headers) => headers['proxy-authorization'] !== undefined)).toEqual([]);
  expect(JSON.stringify(report) + stdout + stderr).not.toContain('Recognisable');
});

test.each([
  ['with its passphrase', { env: 'PASSPHRASE' }, []],
  ['without one', undefined, ['is not a readable private key; give tls.passphrase if it is encrypted']],
] as const)('a client whose key is encrypted, %s', async (_, passphrase, refusals) => {
  const days = { notAfterDate: new Date(Date.now() + 86_400_000) };
  const server = await generate([{ name: 'commonName', value: 'localhost' }], days);
  const client = await generate([{ name: 'commonName', value: 'assay' }], days);
  const list = await serveGuarded({
    schemes: {},
    ...{ challenge: 'None', letsIn: () => true },
    tls: {
      ...{ key: server.private, cert: server.cert, ca: client.cert },
      ...{ requestCert: true, rejectUnauthorized: true },
    },
  });
  const encrypted = createPrivateKey(client.private).export({
    ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'Recognisable-passphrase' },
  });
  const tls = { ca: 'ca.pem', cert: 'client.pem', key: 'client.key', ...(passphrase && { passphrase }) };
  const files = { 'ca.pem': server.cert, 'client.pem': client.cert, 'client.key': String(encrypted) };
  const visited = await visit(list, {
    ...{ target: { tls }, files, env: { PASSPHRASE: 'Recognisable-passphrase' } },
  }).catch((error: Error) => error.message);
  if (typeof visited === 'string') expect(visited).toContain(refusals[0]);
  else
    expect([proven(visited.report), list.admitted() > 0, refusals]).toEqual([['GET /items 200'], true, []]);
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
