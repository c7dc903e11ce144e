import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { startTmi } from '../testing/tmi-server.ts';
import { type SamlForm, samlIdentityProvider } from './testing/saml-identity-provider.ts';
import { begin, described, invalid, logIn, post, type Trust, trust } from './testing/trust.ts';

const client = 'http://127.0.0.1:1/done';

let trusted: Trust;
beforeAll(async () => {
  trusted = await trust();
});
afterAll(() => trusted.tmi.close());

describe('a login', () => {
  test('makes somebody of whom the provider names, with the groups it names', async () => {
    const { status, body } = await logIn(trusted);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'refresh_token', 'token_type']);
    const me = await trusted.tmi.call('GET', '/users/me', { as: body });
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

  test('ends at the client, with the tokens where no server sees them', async () => {
    const { status, headers } = await logIn(trusted, {}, `?client_callback=${client}`);
    expect(status).toBe(302);
    const location = new URL(headers.get('location') ?? '');
    expect(location.origin + location.pathname + location.search).toBe(client);
    const tokens = new URLSearchParams(location.hash.slice(1));
    expect(tokens.get('token_type')).toBe('Bearer');
    const as = tokens.get('access_token') ?? '';
    expect(await trusted.tmi.call('GET', '/users/me', { as })).toMatchObject({
      body: { provider_id: 'alice' },
    });
  });

  test('sends a request that names this server, and a relay state that names nothing but the login', async () => {
    const { tmi, idp } = trusted;
    const [first, second] = [await begin(trusted), await begin(trusted, `?client_callback=${client}`)];
    expect(first.startsWith(`${idp.signOnUrl}?`)).toBe(true);
    const states = [first, second].map((location) => new URL(location).searchParams.get('RelayState') ?? '');
    expect(states[0]).toMatch(/^[\w-]{43}$/);
    expect(states[1]).not.toBe(states[0]);
    expect((await tmi.call('GET', '/saml/corp/login')).headers.get('cache-control')).toBe('no-store');
  });

  test.each(['assertion', 'response', 'both'] as const)(
    'is good with what must be signed signed: %s',
    async (signed) => {
      const strict = await trust({ signed });
      expect((await logIn(strict, { sign: signed })).status).toBe(200);
      expect((await logIn(strict, { sign: 'both' })).status).toBe(200);
      await strict.tmi.close();
    },
  );

  test.each<['assertion' | 'response' | 'both', 'assertion' | 'response']>([
    ['assertion', 'response'],
    ['response', 'assertion'],
    ['both', 'assertion'],
    ['both', 'response'],
  ])('is refused where %s must be signed, and only the %s is', async (signed, sign) => {
    const strict = await trust({ signed });
    expect(await logIn(strict, { sign })).toMatchObject(invalid);
    await strict.tmi.close();
  });

  test('takes the address from the name identifier, where it is one and the provider tells no other', async () => {
    const tags = { NameID: 'bob@corp.example' };
    const xml = (text: string) => text.replace('Name="email"', 'Name="other"');
    const { body } = await logIn(trusted, { tags, xml });
    expect(await trusted.tmi.call('GET', '/users/me', { as: body })).toMatchObject({
      body: { provider_id: 'bob@corp.example', email: 'bob@corp.example' },
    });
  });
});

describe('a response is good once, and for the login that asked for it', () => {
  test('the same again is refused', async () => {
    const form = await trusted.idp.answer(await begin(trusted));
    expect(await post(trusted, '/saml/acs', form)).toMatchObject({ status: 200 });
    expect(await post(trusted, '/saml/acs', form)).toMatchObject(invalid);
  });

  test('of many that come at once, one is good', async () => {
    const form = await trusted.idp.answer(await begin(trusted));
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(trusted, '/saml/acs', form)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  test('with the relay state of another login, it is refused', async () => {
    const [mine, other] = [await begin(trusted), await begin(trusted)];
    const { SAMLResponse } = await trusted.idp.answer(mine);
    const { RelayState } = await trusted.idp.answer(other);
    expect(await post(trusted, '/saml/acs', { SAMLResponse, RelayState })).toMatchObject(invalid);
  });

  test.each<[string, (form: SamlForm) => object]>([
    ['without a relay state', ({ SAMLResponse }) => ({ SAMLResponse })],
    ['with a made-up relay state', (form) => ({ ...form, RelayState: 'made-up' })],
    ['with an address as relay state', (form) => ({ ...form, RelayState: 'https://evil.example/' })],
  ])('%s, nobody asked for it', async (_, change) => {
    const form = await trusted.idp.answer(await begin(trusted));
    const answer = await post(trusted, '/saml/acs', change(form));
    expect(answer).toMatchObject(invalid);
    expect(answer.headers.get('location')).toBeNull();
  });

  test('the state of an OAuth login is no relay state', async () => {
    const begun = await trusted.tmi.call('GET', '/oauth2/authorize?idp=test&scope=openid');
    const RelayState = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const { SAMLResponse } = await trusted.idp.answer(await begin(trusted));
    expect(await post(trusted, '/saml/acs', { SAMLResponse, RelayState })).toMatchObject(invalid);
  });

  test('a relay state is no state of an OAuth login', async () => {
    const RelayState = new URL(await begin(trusted)).searchParams.get('RelayState') ?? '';
    const answer = await trusted.tmi.call('GET', `/oauth2/callback?code=abc&state=${RelayState}`);
    expect(answer.status).toBe(400);
  });
});

describe('a form', () => {
  test.each<[string, object, string]>([
    ['without a response', {}, 'SAMLResponse is required'],
    ['with a response that is no base64', { SAMLResponse: '<xml>' }, 'SAMLResponse must match pattern'],
  ])('%s is 400', async (_, form, said) => {
    const { status, body } = await post(trusted, '/saml/acs', form);
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_input' });
    expect(body.error_description).toContain(said);
  });
});

describe('providers', () => {
  test('are listed, without what is only theirs', async () => {
    const { tmi } = trusted;
    const { body } = await tmi.call('GET', '/saml/providers');
    expect(body).toEqual({
      providers: [
        {
          id: 'corp',
          name: 'Corp',
          icon: 'material-symbols:login',
          auth_url: `${tmi.url}/saml/corp/login`,
          metadata_url: `${tmi.url}/saml/corp/metadata`,
          entity_id: tmi.url,
          acs_url: `${tmi.url}/saml/acs`,
          slo_url: `${tmi.url}/saml/slo`,
        },
      ],
    });
  });

  test.each(['login', 'metadata'])('that are not there have no %s', async (what) => {
    expect(await trusted.tmi.call('GET', `/saml/nobody/${what}`)).toMatchObject({
      status: 404,
      body: { error: 'not_found', error_description: 'Identity provider not found' },
    });
  });

  test('learn from the metadata where things are, and that assertions must be signed', async () => {
    const { tmi } = trusted;
    const { status, headers, text } = await tmi.call('GET', '/saml/corp/metadata');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/samlmetadata+xml');
    for (const said of [
      `entityID="${tmi.url}"`,
      `Location="${tmi.url}/saml/acs"`,
      `Location="${tmi.url}/saml/slo"`,
      'WantAssertionsSigned="true"',
    ])
      expect(text).toContain(said);
  });

  test('nobody gets the metadata as JSON', async () => {
    const headers = { accept: 'application/json' };
    expect(await trusted.tmi.call('GET', '/saml/corp/metadata', { headers })).toMatchObject({ status: 406 });
  });
});

describe('the configuration', () => {
  test('an address that logins may not end at is refused', async () => {
    const strict = await trust({}, { CLIENT_CALLBACKS: 'https://app.example' });
    const answer = await strict.tmi.call('GET', '/saml/corp/login?client_callback=https://evil.example/');
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    await strict.tmi.close();
  });
});

describe.each(databases)('on $kind', ({ open }) => {
  test('a login that began on one instance ends on another, once', async () => {
    const database = await open();
    const idp = await samlIdentityProvider();
    const shared = {
      DATABASE_URL: database.url,
      PUBLIC_URL: 'https://tmi.example',
      SAML_PROVIDERS: JSON.stringify([described(idp)]),
    };
    const first = await startTmi(shared);
    const second = database.url.startsWith('sqlite') ? first : await startTmi(shared);
    idp.meet((await first.call('GET', '/saml/corp/metadata')).text);
    const form = await idp.answer(await begin({ idp, tmi: first }));
    expect(await post({ idp, tmi: second }, '/saml/acs', form)).toMatchObject({ status: 200 });
    expect(await post({ idp, tmi: first }, '/saml/acs', form)).toMatchObject(invalid);
    const logout = idp.logoutForm({ nameId: 'alice', sessionIndex: 'session-of-alice' });
    expect(await post({ idp, tmi: first }, '/saml/slo', { SAMLRequest: logout })).toMatchObject({
      status: 200,
    });
    expect(await post({ idp, tmi: second }, '/saml/slo', { SAMLRequest: logout })).toMatchObject({
      status: 400,
    });
    await first.close();
    if (second !== first) await second.close();
    await database.drop();
  });
});
