import { readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import { serve } from '../cli/servers.ts';

/** Who sent a request, by what it carries; undefined for nobody. */
type Whose = (request: IncomingMessage, url: URL) => string | undefined;

const passwords = new Map([
  ['ann', 'Recognisable.of.ann'],
  ['bob', 'Recognisable.of.bob'],
]);

/** What a login was sent, and what the server gave for it. */
interface Shelf {
  readonly url: string;
  readonly file: string;
  /** Names of who was let in, and of who logged in, in that order each. */
  readonly visitors: string[];
  readonly logins: string[];
}

/**
 * Books, for whoever has logged in with POST /api/session: its response has the token in its body, in a header and in a
 * cookie, and `whose` says in which request the token has to come back. `repeated`: what the books say besides.
 */
async function shelf(
  whose: Whose,
  scheme: object,
  repeated: (request: IncomingMessage) => object = () => ({}),
): Promise<Shelf> {
  const visitors: string[] = [];
  const logins: string[] = [];
  const headers = { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' };
  const url = await serve(async (request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST' && asked.pathname === '/api/session') {
      const sent = await text(request);
      const isJson = request.headers['content-type'] === 'application/json';
      const { user, pass } = (
        isJson ? JSON.parse(sent) : Object.fromEntries(new URLSearchParams(sent))
      ) as Readonly<Record<string, string>>;
      if (user === undefined || passwords.get(user) !== pass) {
        response.writeHead(401, headers).end(JSON.stringify({ error: 'no' }));
        return;
      }
      logins.push(user);
      const token = `Recognisable-${user}`;
      response
        .writeHead(200, { ...headers, 'x-auth-token': token, 'set-cookie': `sid=${token}; Path=/; HttpOnly` })
        .end(JSON.stringify({ session: { token } }));
      return;
    }
    const user = whose(request, asked)?.match(/^Recognisable-(ann|bob)$/)?.[1];
    if (user !== undefined) visitors.push(user);
    response
      .writeHead(user === undefined ? 401 : 200, { ...headers, 'www-authenticate': 'Bearer' })
      .end(JSON.stringify(user === undefined ? { error: 'unauthorized' } : { user, ...repeated(request) }));
  });
  const file = join(await temporaryFolder(), 'books.json');
  const answer = (description: string) => ({
    description,
    content: { 'application/json': { schema: { type: 'object' } } },
  });
  const document = {
    openapi: '3.1.0',
    info: { title: 'Books', version: '1' },
    servers: [{ url: `${url}/api` }],
    security: [{ token: [] }],
    paths: {
      '/books': { get: { responses: { 200: answer('The books'), 401: answer('Who are you') } } },
    },
    components: { securitySchemes: { token: scheme } },
  };
  await writeFile(file, JSON.stringify(document));
  return { url: `${url}/api`, file, visitors, logins };
}

const bearer = { type: 'http', scheme: 'bearer' };
const ofBearer: Whose = ({ headers }) => headers.authorization?.replace(/^Bearer /, '');

/** A run with an authentication file of this content. */
async function run({ url, file }: Shelf, content: string, flags: readonly string[] = []) {
  const folder = await temporaryFolder();
  const authFile = join(folder, 'auth.yaml');
  await writeFile(authFile, content);
  const out = join(folder, 'out');
  const words = ['run', file, '--target', url, '--auth-file', authFile, '--out', out, '--format', 'ndjson'];
  return { ...(await assay([...words, ...flags])), authFile, out };
}

const template = `
authTemplate:
  loginEndpointAuth:
    endpoint: /api/session
    verb: POST
    contentType: application/json
`;

const people = `
auth:
  - name: owner
    loginEndpointAuth:
      payloadUserPwd: { username: ann, password: Recognisable.of.ann, usernameField: user, passwordField: pass }
  - name: stranger
    loginEndpointAuth:
      payloadRaw: '{"user":"bob","pass":"Recognisable.of.bob"}'
`;

test.each<{ of: string; whose: Whose; scheme: object; file: string }>([
  {
    of: 'a token in the body, sent in a header',
    whose: ofBearer,
    scheme: bearer,
    file: `${people}${template}    token: { extractFrom: body, extractSelector: /session/token, sendIn: header, sendName: Authorization, sendTemplate: 'Bearer {token}' }\n`,
  },
  {
    of: 'a token in a header, sent in a query',
    whose: (_, { searchParams }) => searchParams.get('key') ?? undefined,
    scheme: { type: 'apiKey', in: 'query', name: 'key' },
    file: `${people}${template}    token: { extractFrom: header, extractSelector: X-Auth-Token, sendIn: query, sendName: key }\n`,
  },
  {
    of: 'a cookie',
    whose: ({ headers }) => /sid=([^;]*)/.exec(headers.cookie ?? '')?.[1],
    scheme: { type: 'apiKey', in: 'cookie', name: 'sid' },
    file: `${people}${template}    expectCookies: true\n`,
  },
])('a login gives each persona $of, and no secret is written', async ({ whose, scheme, file }) => {
  const api = await shelf(whose, scheme);
  const { code, stdout, stderr, out } = await run(api, file);
  expect([code, [...new Set(api.visitors)].sort(), [...new Set(api.logins)].sort()]).toEqual([
    0,
    ['ann', 'bob'],
    ['ann', 'bob'],
  ]);
  const { run: reported, personas, counts } = await reportIn(out);
  expect([counts.conformant, counts.cells]).toEqual([2, 2]);
  expect(personas.find(({ id }) => id === 'owner')?.control).toBe('passed');
  expect(reported.command).toEqual(expect.arrayContaining(['--auth-file']));
  const written = ['report.json', 'report.ndjson', 'report.html'].map((name) =>
    readFile(join(out, name), 'utf8'),
  );
  for (const text of [stdout, stderr, ...(await Promise.all(written))])
    expect(text).not.toContain('Recognisable');
});

test('what an API repeats of credentials is in no report', async () => {
  const api = await shelf(ofBearer, bearer, (request) => ({
    headers: request.headers,
    known: [...passwords],
  }));
  const token =
    'token: { extractFrom: body, extractSelector: /session/token, sendIn: header, sendName: Authorization, sendTemplate: "Bearer {token}" }';
  const { stdout, stderr, out } = await run(api, `${people}${template}    ${token}\n`);
  const written = await Promise.all(
    ['report.json', 'report.ndjson', 'report.html'].map((name) => readFile(join(out, name), 'utf8')),
  );
  for (const text of [stdout, stderr, ...written]) expect(text).not.toContain('Recognisable');
  expect(written[0]).toContain('‹token of owner›');
});

test('fixed headers are sent as they are, and no login is', async () => {
  const api = await shelf(({ headers }) => String(headers['x-key']), {
    type: 'apiKey',
    in: 'header',
    name: 'X-Key',
  });
  const file = 'auth: [{ name: owner, fixedHeaders: [{ name: X-Key, value: Recognisable-ann }] }]';
  const { code, stdout, out } = await run(api, file);
  expect([code, [...new Set(api.visitors)], api.logins]).toEqual([0, ['ann'], []]);
  for (const text of [stdout, await readFile(join(out, 'report.json'), 'utf8')])
    expect(text).not.toContain('Recognisable');
});

test('a configuration says who is who, and a form logs in on another server', async () => {
  const api = await shelf(ofBearer, bearer);
  const folder = await temporaryFolder();
  await writeFile(
    join(folder, 'auth.yaml'),
    `${people
      .replace('owner', 'Ann')
      .replaceAll('stranger', 'Bob')
      .replace(/payloadRaw: .*/, 'payloadRaw: user=bob&pass=Recognisable.of.bob')}${template
      .replace(
        'endpoint: /api/session',
        `externalEndpointURL: ${api.url.replace('127.0.0.1', 'localhost')}/session`,
      )
      .replace(
        'application/json',
        'application/x-www-form-urlencoded',
      )}    token: { extractFrom: body, extractSelector: /session/token, sendIn: header, sendName: Authorization, sendTemplate: 'Bearer {token}' }\n`,
  );
  const auth = { kind: 'wfc', file: 'auth.yaml', personas: { owner: 'Ann', reader: 'Bob' } };
  const config = join(folder, 'assay.config.json');
  await writeFile(config, JSON.stringify({ targets: { books: { url: api.url, auth } } }));
  const out = join(folder, 'out');
  const { code } = await assay(['run', api.file, '--target', 'books', '--config', config, '--out', out]);
  const { personas } = await reportIn(out);
  const controls = new Map(personas.map(({ id, control }) => [id, control]));
  expect([code, new Set(api.visitors), controls.get('stranger')]).toEqual([
    0,
    new Set(['ann', 'bob']),
    'not-available',
  ]);
});

test('a wrong password is a persona that cannot log in, and is not repeated', async () => {
  const api = await shelf(ofBearer, bearer);
  const file = `${people.replace('Recognisable.of.ann', 'Recognisable-wrong')}${template}    token: { extractFrom: body, extractSelector: /session/token, sendIn: header, sendName: Authorization }\n`;
  const { stdout, stderr, out } = await run(api, file);
  const { personas } = await reportIn(out);
  expect(personas.find(({ id }) => id === 'owner')?.reason).toContain(
    'the login of the persona "owner" got 401',
  );
  expect(stdout + stderr).not.toContain('Recognisable');
});

test.each([
  ['is neither YAML nor JSON', 'auth: [ { name: Recognisable'],
  ['auth is missing', 'configs: { a: b }'],
  ['auth[0].name is missing', 'auth: [{ fixedHeaders: [{ name: X-Key, value: Recognisable }] }]'],
  [
    'auth[0] must have fixedHeaders or loginEndpointAuth (accounts of createUsers are not supported)',
    'auth: [{ name: owner, createUsers: { verb: POST } }]',
  ],
  [
    'auth[0].loginEndpointAuth.verb must be one of POST, GET, PATCH, DELETE, PUT',
    'auth: [{ name: owner, loginEndpointAuth: { endpoint: /login, verb: post, expectCookies: true } }]',
  ],
  [
    'auth[0].loginEndpointAuth must have one of endpoint and externalEndpointURL',
    'auth: [{ name: owner, loginEndpointAuth: { verb: POST, expectCookies: true } }]',
  ],
  [
    'auth[0].loginEndpointAuth must have one of token and expectCookies: true',
    'auth: [{ name: owner, loginEndpointAuth: { endpoint: /login, verb: POST } }]',
  ],
  [
    'auth[0].loginEndpointAuth.token.extractSelector must be a JSON Pointer, such as "/access_token"',
    'auth: [{ name: owner, loginEndpointAuth: { endpoint: /login, verb: POST, token: { extractFrom: body, extractSelector: token, sendIn: header, sendName: Authorization } } }]',
  ],
  [
    'auth[0].loginEndpointAuth.contentType is missing',
    'auth: [{ name: owner, loginEndpointAuth: { endpoint: /login, verb: POST, payloadRaw: "Recognisable", expectCookies: true } }]',
  ],
  [
    'is that of a persona (it has foo, bar): rename them to stranger, reader, writer, owner, admin, or say who is who',
    'auth: [{ name: foo, fixedHeaders: [{ name: X-Key, value: Recognisable }] }, { name: bar, fixedHeaders: [{ name: X-Key, value: Recognisable }] }]',
  ],
])('a sentence says what is wrong with a file: %s', async (sentence, content) => {
  const api = await shelf(ofBearer, bearer);
  const { code, stderr } = await run(api, content);
  expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  expect(stderr).not.toMatch(/Recognisable|\bat /);
});

test('a file that is not there, and two ways at once, are sentences', async () => {
  const api = await shelf(ofBearer, bearer);
  const words = ['run', api.file, '--target', api.url, '--auth-file', '/nowhere/auth.yaml'];
  expect(await assay(words)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('the authentication file /nowhere/auth.yaml cannot be read: ENOENT'),
  });
  expect(await assay([...words, '--auth', 'tokens'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--auth tokens and --auth-file say different things; give one of them'),
  });
});
