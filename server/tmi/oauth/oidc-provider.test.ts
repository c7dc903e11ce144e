import { createHash } from 'node:crypto';
import { decodeJwt, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CLIENT_ID,
  type IdentityProviderOptions,
  type OidcIdentityProvider,
  oidcIdentityProvider,
} from '../../testing/oidc-identity-provider.ts';
import type { Config } from '../config.ts';
import { type Answer, startTmi, type TmiServer } from '../testing/tmi-server.ts';

type Claims = Readonly<Record<string, unknown>>;

let idp: OidcIdentityProvider;
let tmi: TmiServer;

beforeEach(() => start());
afterEach(() => stop());

async function start(options: IdentityProviderOptions = {}, config: Partial<Config> = {}): Promise<void> {
  idp = await oidcIdentityProvider(options);
  const { issuer, clientSecret } = idp;
  const corp = { id: 'corp', name: 'Corp', issuer, client_id: CLIENT_ID };
  const secret = options.authentication === 'none' ? {} : { client_secret: clientSecret };
  tmi = await startTmi({ OIDC_PROVIDERS: JSON.stringify([{ ...corp, ...secret }]), ...config });
  idp.open(`${tmi.url}/oauth2/callback`);
}

async function stop(): Promise<void> {
  await tmi.close();
  await idp.close();
}

async function restart(options: IdentityProviderOptions, config: Partial<Config> = {}): Promise<void> {
  await stop();
  await start(options, config);
}

/** From the first request to the address that the provider sends the browser back to. */
async function atCallback(query = ''): Promise<string> {
  const begun = await tmi.call('GET', `/oauth2/authorize?idp=corp&scope=openid&login_hint=alice${query}`);
  expect(begun.status).toBe(302);
  const { pathname, search } = await idp.browse(begun.headers.get('location') ?? '');
  return pathname + search;
}

async function logIn(query = ''): Promise<Answer> {
  return tmi.call('GET', await atCallback(query));
}

const refused = {
  error: 'access_denied',
  error_description: 'The identity provider refused the login',
};

test('somebody logs in, and is who the provider says, with the groups it says', async () => {
  const { status, body } = await logIn();
  expect(status).toBe(200);
  const me = await tmi.call('GET', '/users/me', { as: body });
  expect(me.body).toEqual({
    principal_type: 'user',
    provider: 'corp',
    provider_id: 'alice',
    display_name: 'Alice of Corp',
    email: 'alice@corp.example',
    is_admin: false,
    groups: ['staff', 'security'],
  });
  expect(decodeJwt(body.access_token)).toMatchObject({ idp: 'corp', groups: ['staff', 'security'] });
});

test('a client with PKCE of its own gets a code, which is good for tokens', async () => {
  const verifier = 'a-verifier-of-the-client-that-is-long-enough-for-it';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const client = 'http://127.0.0.1:1/done';
  const { status, headers } = await logIn(
    `&client_callback=${client}&state=abc&code_challenge=${challenge}&code_challenge_method=S256`,
  );
  expect(status).toBe(302);
  const location = new URL(headers.get('location') ?? '');
  expect(location.origin + location.pathname).toBe(client);
  expect([...location.searchParams.keys()].sort()).toEqual(['code', 'state']);
  expect(location.searchParams.get('state')).toBe('abc');
  const code = location.searchParams.get('code');
  const body = { code, code_verifier: verifier, redirect_uri: client };
  const exchanged = await tmi.call('POST', '/oauth2/token?idp=corp', { body });
  expect(exchanged.status).toBe(200);
  expect(decodeJwt(exchanged.body.access_token)).toMatchObject({ sub: 'alice', idp: 'corp' });
});

test('what the ID token does not say is asked of the userinfo endpoint', async () => {
  await restart({ claimsInIdToken: false });
  const { body } = await logIn();
  const me = await tmi.call('GET', '/users/me', { as: body });
  expect(me.body).toMatchObject({ email: 'alice@corp.example', groups: ['staff', 'security'] });
});

test.each(['client_secret_basic', 'client_secret_post', 'none'] as const)(
  'the client authenticates with %s',
  async (authentication) => {
    await restart({ authentication });
    expect((await logIn()).status).toBe(200);
  },
);

test('the authorization request has a state, a nonce and a challenge of its own', async () => {
  const begun = async () => {
    const { headers } = await tmi.call('GET', '/oauth2/authorize?idp=corp&scope=openid&state=chosen');
    return new URL(headers.get('location') ?? '').searchParams;
  };
  const [first, second] = [await begun(), await begun()];
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(first.get(name)?.length).toBeGreaterThanOrEqual(43);
    expect(first.get(name)).not.toBe(second.get(name));
  }
  expect(first.get('code_challenge_method')).toBe('S256');
  expect(first.get('redirect_uri')).toBe(`${tmi.url}/oauth2/callback`);
});

test('providers are listed, the test provider among them, without their secrets', async () => {
  const { body, text } = await tmi.call('GET', '/oauth2/providers');
  expect(body.providers.map(({ id }: { id: string }) => id)).toEqual(['test', 'corp']);
  expect(body.providers[1]).toEqual({
    id: 'corp',
    name: 'Corp',
    icon: 'material-symbols:login',
    auth_url: `${tmi.url}/oauth2/authorize?idp=corp`,
    token_url: `${tmi.url}/oauth2/token?idp=corp`,
    redirect_uri: `${tmi.url}/oauth2/callback`,
    client_id: CLIENT_ID,
  });
  expect(text).not.toContain(idp.clientSecret);
});

test('somebody who refuses at the provider is not logged in', async () => {
  const begun = await tmi.call('GET', '/oauth2/authorize?idp=corp&scope=openid&login_hint=nobody');
  const { pathname, search } = await idp.browse(begun.headers.get('location') ?? '');
  expect(search).toContain('error=access_denied');
  const { status, headers, body } = await tmi.call('GET', pathname + search);
  expect({ status, body }).toEqual({ status: 401, body: refused });
  expect(headers.get('www-authenticate')).toBe('Bearer');
});

test('a code that the provider did not give is refused', async () => {
  const address = new URL(await atCallback(), tmi.url);
  address.searchParams.set('code', 'made-up');
  const { status, body } = await tmi.call('GET', address.pathname + address.search);
  expect({ status, body }).toEqual({ status: 401, body: refused });
});

test('an answer of another provider, which names itself, is refused', async () => {
  const address = new URL(await atCallback(), tmi.url);
  expect(address.searchParams.get('iss')).toBe(idp.issuer);
  address.searchParams.set('iss', 'https://other.example');
  expect((await tmi.call('GET', address.pathname + address.search)).status).toBe(401);
});

test('the code of one login is no good with the state of another', async () => {
  const [mine, other] = [new URL(await atCallback(), tmi.url), new URL(await atCallback(), tmi.url)];
  mine.searchParams.set('state', other.searchParams.get('state') ?? '');
  expect((await tmi.call('GET', mine.pathname + mine.search)).status).toBe(401);
});

test('a login comes back once', async () => {
  const address = await atCallback();
  expect((await tmi.call('GET', address)).status).toBe(200);
  const { status, body } = await tmi.call('GET', address);
  expect(status).toBe(400);
  expect(body.error_description).toBe('The state is unknown or expired');
});

/** The same ID token with other claims, signed with the provider's own key. */
async function resigned(token: string, change: Claims, header: object = {}): Promise<string> {
  return new SignJWT({ ...decodeJwt(token), ...change })
    .setProtectedHeader({ alg: 'RS256', kid: 'idp', ...header })
    .sign(await importJWK(idp.signingKey, 'RS256'));
}

test('an ID token that is signed again, unchanged, is good: what follows is refused for what is changed', async () => {
  idp.tamper = async (answer) => ({ ...answer, id_token: await resigned(answer.id_token, {}) });
  expect((await logIn()).status).toBe(200);
});

const hour = 3600;
const past = () => Math.floor(Date.now() / 1000) - hour;

test.each<[string, (token: string) => Promise<unknown> | unknown]>([
  ['of another nonce', (token) => resigned(token, { nonce: 'of another login' })],
  ['without a nonce', (token) => resigned(token, { nonce: undefined })],
  ['for another client', (token) => resigned(token, { aud: 'somebody else' })],
  ['of another issuer', (token) => resigned(token, { iss: 'https://other.example' })],
  ['that has expired', (token) => resigned(token, { exp: past(), iat: past() - hour })],
  ['without a subject', (token) => resigned(token, { sub: undefined })],
  ['that is not signed', (token) => new UnsecuredJWT(decodeJwt(token)).encode()],
  ['that is missing', () => undefined],
  [
    'signed with the secret of the client',
    (token) =>
      new SignJWT(decodeJwt(token))
        .setProtectedHeader({ alg: 'HS256', kid: 'idp' })
        .sign(new TextEncoder().encode(idp.clientSecret)),
  ],
  [
    'signed with another key of the same name',
    async (token) =>
      new SignJWT(decodeJwt(token))
        .setProtectedHeader({ alg: 'RS256', kid: 'idp' })
        .sign((await generateKeyPair('RS256')).privateKey),
  ],
  ['changed after it was signed', (token) => changed(token, { sub: 'mallory' })],
])('an ID token %s is refused', async (_, change) => {
  idp.tamper = async (answer) => ({ ...answer, id_token: await change(answer.id_token) });
  const { status, body } = await logIn();
  expect({ status, body }).toEqual({ status: 401, body: refused });
});

function changed(token: string, change: Claims): string {
  const [header, , signature] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ ...decodeJwt(token), ...change })).toString('base64url');
  return [header, claims, signature].join('.');
}

test.each<[string, Claims]>([
  ['without an address', { email: undefined }],
  ['with an address that is none', { email: 'alice' }],
  ['with an address that was not verified', { email_verified: false }],
  ['with an address that was not verified, in words', { email_verified: 'false' }],
])('somebody %s is refused', async (_, claims) => {
  idp.claims = { ...idp.claims, ...claims };
  const { status, body } = await logIn();
  expect({ status, body }).toEqual({ status: 401, body: refused });
});

test('what a provider says that no answer may have is left out, or made to fit', async () => {
  idp.claims = {
    ...idp.claims,
    name: `Alice\u0000\nof\t${'x'.repeat(300)}`,
    groups: ['fine', '<script>', 7, 'fine', ''],
  };
  const { body } = await logIn();
  const me = await tmi.call('GET', '/users/me', { as: body });
  expect(me.body.display_name).toBe(`Alice of ${'x'.repeat(247)}`);
  expect(me.body.groups).toEqual(['fine']);
});

test('a provider that fails while it tells who somebody is refuses the login', async () => {
  idp.tamper = async () => ({
    error: 'server_error',
    error_description: 'at Provider.token (/srv/idp.js:1)',
  });
  const { status, text } = await logIn();
  expect(status).toBe(401);
  expect(text).not.toContain('idp.js');
});

test('a provider that is down does not keep the server from starting, and is asked again', async () => {
  await stop();
  idp = await oidcIdentityProvider();
  const { issuer, clientSecret } = idp;
  const corp = { id: 'corp', name: 'Corp', issuer, client_id: CLIENT_ID, client_secret: clientSecret };
  tmi = await startTmi({ OIDC_PROVIDERS: JSON.stringify([corp]) });
  const down = await tmi.call('GET', '/oauth2/authorize?idp=corp&scope=openid');
  expect(down.status).toBe(500);
  expect(down.body).toEqual({ error: 'server_error', error_description: 'Failed to start login' });
  expect((await tmi.login('bob')).access_token).toBeTypeOf('string');
  idp.open(`${tmi.url}/oauth2/callback`);
  expect((await logIn()).status).toBe(200);
  expect((await logIn()).status).toBe(200);
  expect(idp.discoveries()).toBe(1);
});

test('a provider that is silent is not waited for longer than the configuration says', async () => {
  await restart({}, { PROVIDER_TIMEOUT_SECONDS: 1 });
  idp.tamper = () => new Promise(() => {});
  const address = await atCallback();
  const started = Date.now();
  expect((await tmi.call('GET', address)).status).toBe(401);
  expect(Date.now() - started).toBeLessThan(4000);
});

test('several providers are told apart: one cannot speak for the people of the other', async () => {
  await stop();
  idp = await oidcIdentityProvider();
  const other = await oidcIdentityProvider();
  const settings = (id: string, { issuer, clientSecret }: OidcIdentityProvider) => ({
    ...{ id, name: id, issuer, client_id: CLIENT_ID, client_secret: clientSecret },
  });
  const OIDC_PROVIDERS = JSON.stringify([settings('corp', idp), settings('other', other)]);
  tmi = await startTmi({ OIDC_PROVIDERS, TEST_PROVIDER: false, ADMINISTRATORS: 'corp:alice' });
  idp.open(`${tmi.url}/oauth2/callback`);
  other.open(`${tmi.url}/oauth2/callback`);
  const mine = await tmi.call('GET', '/users/me', { as: (await logIn()).body });
  const begun = await tmi.call('GET', '/oauth2/authorize?idp=other&scope=openid&login_hint=alice');
  const { pathname, search } = await other.browse(begun.headers.get('location') ?? '');
  const theirs = await tmi.call('GET', '/users/me', {
    as: (await tmi.call('GET', pathname + search)).body,
  });
  await other.close();
  expect(mine.body).toMatchObject({ provider: 'corp', provider_id: 'alice', is_admin: true });
  expect(theirs.body).toMatchObject({ provider: 'other', provider_id: 'alice', is_admin: false });
});
