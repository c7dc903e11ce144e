import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, type Ended, reportIn, temporaryFolder } from '../cli/assay.ts';
import { nowhere } from '../cli/servers.ts';
import { authorizationServer, clientSecret } from './authorization-server.ts';
import { protectedApi } from './protected-api.ts';

const bearer = { token: { type: 'http', scheme: 'bearer' } };

async function run(
  { url, file }: { readonly url: string; readonly file: string },
  env: Record<string, string>,
): Promise<Ended & { readonly out: string }> {
  const out = await temporaryFolder();
  const flags = ['run', file, '--target', url, '--auth', 'client-credentials', '--out', out];
  return { ...(await assay(flags, { env })), out };
}

const owner = { ASSAY_CLIENT_ID_OWNER: 'owner-machine', ASSAY_CLIENT_SECRET_OWNER: clientSecret };

test('clients of a server that the document names get in, one for each persona, and their secrets stay secret', async () => {
  const server = await authorizationServer();
  const flows = { clientCredentials: { tokenUrl: `${server.issuer}/token`, scopes: {} } };
  const api = await protectedApi(server, { machines: { type: 'oauth2', flows } });
  const { code, stdout, stderr, out } = await run(api, owner);
  expect(stdout).toContain('2 of 2 cells are proven');
  expect([code, new Set(api.visitors)]).toEqual([0, new Set(['owner-machine'])]);
  // One token for the whole run.
  expect(server.asked).toEqual([{ grant: 'client_credentials', by: 'header' }]);
  const { personas } = await reportIn(out);
  expect(personas.filter(({ control }) => control === 'not-available').map(({ id }) => id)).toEqual([
    'stranger',
    'reader',
    'writer',
    'admin',
  ]);
  const files = await Promise.all((await readdir(out)).map((name) => readFile(join(out, name), 'utf8')));
  for (const text of [stdout, stderr, ...files]) expect(text).not.toContain('Recognisable');
});

test.each([
  {
    says: 'a discovery document that the document names',
    schemes: (issuer: string) => ({
      id: { type: 'openIdConnect', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` },
    }),
    env: () => ({}),
  },
  {
    says: 'the environment',
    schemes: () => bearer,
    env: (issuer: string) => ({ ASSAY_TOKEN_URL: `${issuer}/token` }),
  },
])('tokens are where $says says it', async ({ schemes, env }) => {
  const server = await authorizationServer();
  const api = await protectedApi(server, schemes(server.issuer));
  const { code } = await run(api, { ...owner, ...env(server.issuer) });
  expect([code, new Set(api.visitors)]).toEqual([0, new Set(['owner-machine'])]);
});

test('a configuration says what is not in the environment: the body for the secret, and where that is', async () => {
  const server = await authorizationServer();
  const { url, file, visitors } = await protectedApi(server, bearer);
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'secret.txt'), `${clientSecret}\n`);
  const auth = {
    kind: 'client-credentials',
    issuer: server.issuer,
    authentication: 'post',
    scope: 'books',
    clients: { reader: { id: 'reader-machine', secret: { file: 'secret.txt' } } },
  };
  await writeFile(
    join(folder, 'assay.config.json'),
    JSON.stringify({ target: 'here', targets: { here: { url, spec: file, auth } } }),
  );
  const { stderr } = await assay(['run'], { cwd: folder });
  expect([stderr, new Set(visitors)]).toEqual(['', new Set(['reader-machine'])]);
  expect(server.asked).toEqual([{ grant: 'client_credentials', by: 'body' }]);
});

test('tokens are replaced before they end', async () => {
  // It keeps them for longer than it says: on a busy machine, a second may be over before a request has arrived.
  const server = await authorizationServer({ saysSeconds: 1 });
  const flows = { clientCredentials: { tokenUrl: `${server.issuer}/token`, scopes: {} } };
  const api = await protectedApi(server, { machines: { type: 'oauth2', flows } });
  // One after the other, so that nobody has got a token before it is their turn; the last comes seconds after the first.
  const slowly = ['--rate', '2', '--concurrency', '1'];
  const flags = ['run', api.file, '--target', api.url, '--auth', 'client-credentials', ...slowly];
  const { code, stdout } = await assay([...flags, '--out', await temporaryFolder()], { env: owner });
  expect(stdout).toContain('2 of 2 cells are proven');
  expect([code, server.asked.length > 1]).toEqual([0, true]);
});

test.each([
  {
    says: 'no client',
    env: {},
    sentence:
      '--auth client-credentials needs clients: set ASSAY_CLIENT_ID_OWNER and ASSAY_CLIENT_SECRET_OWNER, and those of other personas, or auth.clients of the target in assay.config',
  },
  {
    says: 'a client without a secret',
    env: { ASSAY_CLIENT_ID_OWNER: 'x' },
    sentence: 'ASSAY_CLIENT_ID_OWNER is set, but ASSAY_CLIENT_SECRET_OWNER is not',
  },
])('$says is bad input', async ({ env, sentence }) => {
  const server = await authorizationServer();
  const { code, stderr } = await run(await protectedApi(server, bearer), { ...env });
  expect([code, stderr]).toEqual([2, `assay: ${sentence}\n`]);
});

test.each([
  {
    says: 'a wrong secret',
    env: { ASSAY_CLIENT_SECRET_OWNER: 'Recognisable-wrong-secret' },
    reason: 'the persona "owner" cannot log in: the authorization server refused: 401',
  },
  {
    says: 'an authorization server that would be shown secrets in the open',
    env: { ASSAY_TOKEN_URL: 'http://id.example.com/token' },
    reason:
      'the persona "owner" cannot log in: secrets would be sent unencrypted to http://id.example.com; give its https address',
  },
])('$says is why a persona is not let in, and nothing is green', async ({ env, reason }) => {
  const server = await authorizationServer();
  const api = await protectedApi(server, bearer);
  const { code, stdout, out } = await run(api, {
    ...{ ...owner, ASSAY_TOKEN_URL: `${server.issuer}/token` },
    ...env,
  });
  const { personas } = await reportIn(out);
  expect(personas.find(({ id }) => id === 'owner')).toMatchObject({ control: 'failed', reason });
  expect(code).toBe(3);
  expect(stdout).not.toContain('Recognisable');
});

test('an authorization server that is not there is why a persona is not let in', async () => {
  const api = await protectedApi(await authorizationServer(), bearer);
  const { code, out } = await run(api, { ...owner, ASSAY_TOKEN_URL: `${await nowhere()}/token` });
  const reason =
    'the persona "owner" cannot log in: the authorization server cannot be reached: ECONNREFUSED';
  expect((await reportIn(out)).personas.find(({ id }) => id === 'owner')).toMatchObject({ reason });
  expect(code).toBe(3);
});

test('clients of TMI, which may not remove what they make, only read', async () => {
  const { url } = await protectedApi(await authorizationServer(), bearer);
  const { code, stderr } = await assay(['run', 'tmi', '--target', url, '--auth', 'client-credentials'], {
    env: owner,
  });
  expect([code, stderr]).toEqual([
    2,
    'assay: --auth client-credentials: clients of this API may not change or delete what they create, so it would stay; add --read-only, or use --auth interactive\n',
  ]);
});
