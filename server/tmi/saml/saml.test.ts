import { deflateRawSync } from 'node:zlib';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Config } from '../config.ts';
import { databases } from '../testing/databases.ts';
import { type Answer, type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { redirectedLogout } from './logout-request.ts';
import { serviceProvider } from './service-provider.ts';
import {
  type Change,
  edited,
  type SamlForm,
  type SamlIdentityProvider,
  samlIdentityProvider,
  unsigned,
} from './testing/saml-identity-provider.ts';

const client = 'http://127.0.0.1:1/done';

interface Trust {
  readonly idp: SamlIdentityProvider;
  readonly tmi: TmiServer;
}

/** A server that trusts one identity provider, which knows it by its metadata. */
async function trust(settings: object = {}, config: Partial<Config> = {}): Promise<Trust> {
  const idp = await samlIdentityProvider();
  const tmi = await startTmi({
    SAML_PROVIDERS: JSON.stringify([{ ...described(idp), ...settings }]),
    ...config,
  });
  idp.meet((await tmi.call('GET', '/saml/corp/metadata')).text);
  return { idp, tmi };
}

function described({ entityId, signOnUrl, certificate }: SamlIdentityProvider): object {
  return { id: 'corp', name: 'Corp', entity_id: entityId, sign_on_url: signOnUrl, certificate };
}

async function begin({ tmi }: Trust, query = ''): Promise<string> {
  const { status, headers } = await tmi.call('GET', `/saml/corp/login${query}`);
  expect(status).toBe(302);
  return headers.get('location') ?? '';
}

function post({ tmi }: Trust, path: string, form: object): Promise<Answer> {
  return tmi.call('POST', path, {
    body: new URLSearchParams({ ...form }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

async function logIn(trusted: Trust, change: Change = {}, query = ''): Promise<Answer> {
  return post(trusted, '/saml/acs', await trusted.idp.answer(await begin(trusted, query), change));
}

const invalid = {
  status: 401,
  body: { error: 'unauthorized', error_description: 'Invalid SAML assertion' },
};

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

describe('an assertion is refused', () => {
  const past = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

  test.each<[string, Change]>([
    ['for another audience', { tags: { Audience: 'https://other.example' } }],
    ['that has expired', { tags: { NotOnOrAfter: past(5), ConfirmationNotOnOrAfter: past(5) } }],
    ['whose conditions have expired', { tags: { NotOnOrAfter: past(5) } }],
    ['whose confirmation has expired', { tags: { ConfirmationNotOnOrAfter: past(5) } }],
    ['that is not good yet', { tags: { NotBefore: past(-10), NotOnOrAfter: past(-20) } }],
    ['sent to another address', { tags: { Destination: 'https://other.example/acs' } }],
    ['for another recipient', { tags: { Recipient: 'https://other.example/acs' } }],
    ['that answers another request', { tags: { InResponseTo: '_0123456789abcdef' } }],
    ['of another issuer', { tags: { Issuer: 'https://other.example/metadata' } }],
    ['that nobody bears', { tags: { Method: 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches' } }],
    ['of a login that failed', { tags: { StatusCode: 'urn:oasis:names:tc:SAML:2.0:status:Responder' } }],
    ['with SHA-1', { algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }],
    ['that is not signed', { sign: 'nothing' }],
    [
      'with a name that is gone tomorrow',
      { tags: { NameIDFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' } },
    ],
    ['without an address', { tags: { Email: '' } }],
    ['of somebody without a name', { tags: { NameID: '' } }],
    ['without an audience', { xml: without('AudienceRestriction') }],
    ['without conditions', { xml: without('Conditions') }],
    ['without a confirmation', { xml: without('SubjectConfirmation') }],
    ['without a subject', { xml: without('Subject') }],
    ['of nobody who has logged in', { xml: without('AuthnStatement') }],
    ['that answers no request', { xml: (text) => text.replaceAll(/ InResponseTo="[^"]*"/g, '') }],
    [
      'whose confirmation answers no request',
      { xml: (text) => text.replace(/(<saml:SubjectConfirmationData[^>]*) InResponseTo="[^"]*"/, '$1') },
    ],
    [
      'that is confirmed twice, here too late and elsewhere in time',
      {
        xml: (text) =>
          text.replace(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, (confirmation) =>
            [
              confirmation.replace(/NotOnOrAfter="[^"]*"/, `NotOnOrAfter="${past(5)}"`),
              confirmation.replace(/Recipient="[^"]*"/, 'Recipient="https://other.example/acs"'),
            ].join(''),
          ),
      },
    ],
    [
      'whose confirmation is good from some moment on, which no bearer confirmation may be',
      { xml: (text) => text.replace(' Recipient=', ` NotBefore="${past(5)}" Recipient=`) },
    ],
    ['with a document type', { xml: (text) => `<!DOCTYPE samlp:Response [<!ENTITY name "alice">]>${text}` }],
  ])('%s', async (_, change) => {
    expect(await logIn(trusted, change)).toMatchObject(invalid);
  });

  test('with nothing changed, all of these are good', async () => {
    expect(await logIn(trusted, { tags: {}, xml: (text) => text })).toMatchObject({ status: 200 });
  });

  test('signed by somebody else', async () => {
    const impostor = await samlIdentityProvider({ isImpostor: true });
    impostor.meet((await trusted.tmi.call('GET', '/saml/corp/metadata')).text);
    const form = await impostor.answer(await begin(trusted));
    expect(await post(trusted, '/saml/acs', form)).toMatchObject(invalid);
  });

  /** What somebody in the middle makes of the XML of a good response. */
  test.each<[string, (xml: string) => string]>([
    ['with another name, after it was signed', (xml) => xml.replace('>alice<', '>mallory<')],
    ['with another group, after it was signed', (xml) => xml.replace('>staff<', '>admins<')],
    ['whose signature was cut out', unsigned],
    ['whose signature value was cut out', without('SignatureValue', 'ds')],
    ['beside a forged one, which comes first', (xml) => withForged(xml, (good, bad) => bad + good)],
    ['beside a forged one, which comes last', (xml) => withForged(xml, (good, bad) => good + bad)],
    [
      'inside a forged one',
      (xml) => withForged(xml, (good, bad) => bad.replace('</saml:Assertion>', `${good}</saml:Assertion>`)),
    ],
    [
      'inside the signature of a forged one',
      (xml) =>
        withForged(xml, (good, bad) => {
          const signature = /<ds:Signature[ >].*?<\/ds:Signature>/s.exec(good)?.[0] ?? '';
          const moved = signature.replace(
            '</ds:Signature>',
            `<ds:Object>${unsigned(good)}</ds:Object></ds:Signature>`,
          );
          return bad.replace('</saml:Issuer>', `</saml:Issuer>${moved}`);
        }),
    ],
    [
      'in an extension, with a forged one in its place',
      (xml) =>
        withForged(xml, (_good, bad) => bad).replace(
          '<samlp:Status>',
          `<samlp:Extensions>${assertionIn(xml)}</samlp:Extensions><samlp:Status>`,
        ),
    ],
    [
      'whose forged twin has the same ID',
      (xml) => withForged(xml, (good, bad) => bad.replace(/ ID="[^"]*"/, idOf(good)) + good),
    ],
    ['that is no XML', () => 'not XML'],
    ['that is empty', () => ''],
    ['that is nested too deeply', () => `${'<a>'.repeat(8_000)}${'</a>'.repeat(8_000)}`],
    ['that is another message', (xml) => xml.replaceAll('samlp:Response', 'samlp:ArtifactResponse')],
  ])('%s', async (_, edit) => {
    const { SAMLResponse, RelayState } = await trusted.idp.answer(await begin(trusted));
    const forged = edited(SAMLResponse, edit);
    expect(forged).not.toBe(SAMLResponse);
    const answer = await post(trusted, '/saml/acs', { SAMLResponse: forged || '=', RelayState });
    expect(answer).toMatchObject(invalid);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('where a comment would cut the name of another person out of a name', async () => {
    const { SAMLResponse, RelayState } = await trusted.idp.answer(await begin(trusted), {
      tags: { NameID: 'admin.evil' },
    });
    const cut = edited(SAMLResponse, (xml) => xml.replace('>admin.evil<', '>admin<!---->.evil<'));
    const { status, body } = await post(trusted, '/saml/acs', { SAMLResponse: cut, RelayState });
    // Comments are not signed. It may be refused; if it is not, the name is the whole one.
    const name = status === 200 ? decodeJwt(body.access_token).sub : 'admin.evil';
    expect(name).toBe('admin.evil');
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

describe('single logout', () => {
  const subject = { nameId: 'alice', sessionIndex: 'session-of-alice' };
  const done = { status: 200, body: { message: 'Logged out' } };
  const refused = {
    status: 400,
    body: { error: 'invalid_request', error_description: 'Invalid SAML logout request' },
  };

  const isAlive = async (as: Session) => (await trusted.tmi.call('GET', '/users/me', { as })).status === 200;

  const byForm = (change: Change = {}) => trusted.idp.logoutForm(subject, change);
  const sendForm = (SAMLRequest: string) => post(trusted, '/saml/slo', { SAMLRequest });
  const sendQuery = (query: string) => trusted.tmi.call('GET', `/saml/slo?${query}`);

  test.each([
    ['by a form', () => sendForm(trusted.idp.logoutForm(subject))],
    ['by a redirect', () => sendQuery(trusted.idp.logoutQuery(subject))],
  ])('%s ends the session, and every token of it', async (_, send) => {
    const { body } = await logIn(trusted);
    expect(await isAlive(body)).toBe(true);
    expect(await send()).toMatchObject(done);
    expect(await isAlive(body)).toBe(false);
    const refresh = { refresh_token: body.refresh_token };
    expect(await trusted.tmi.call('POST', '/oauth2/refresh', { body: refresh })).toMatchObject({
      status: 401,
    });
  });

  test('ends the sessions that it names, and no others', async () => {
    const mine = (await logIn(trusted, { tags: { SessionIndex: 'first' } })).body;
    const second = (await logIn(trusted, { tags: { SessionIndex: 'second' } })).body;
    const other = (await logIn(trusted, { tags: { NameID: 'bob', SessionIndex: 'first' } })).body;
    await sendForm(trusted.idp.logoutForm({ nameId: 'alice', sessionIndex: 'first' }));
    expect([await isAlive(mine), await isAlive(second), await isAlive(other)]).toEqual([false, true, true]);
    const all = (xml: string) => xml.replace(/<samlp:SessionIndex>.*<\/samlp:SessionIndex>/, '');
    await sendForm(byForm({ xml: all }));
    expect([await isAlive(second), await isAlive(other)]).toEqual([false, true]);
  });

  test('is obeyed once', async () => {
    const request = byForm();
    expect(await sendForm(request)).toMatchObject(done);
    const { body } = await logIn(trusted);
    expect(await sendForm(request)).toMatchObject(refused);
    expect(await isAlive(body)).toBe(true);
  });

  const old = new Date(Date.now() - 10 * 60_000).toISOString();

  test.each<[string, () => Promise<Answer>]>([
    ['not signed, in a form', () => sendForm(byForm({ sign: 'nothing' }))],
    ['not signed, in an address', () => sendQuery(trusted.idp.logoutQuery(subject, { sign: 'nothing' }))],
    [
      'without its signature, in an address',
      () => sendQuery(trusted.idp.logoutQuery(subject).replace(/&Signature=.*/, '')),
    ],
    ['changed, in a form', () => sendForm(edited(byForm(), (xml) => xml.replace('>alice<', '>bob<')))],
    ['of another issuer', () => sendForm(byForm({ tags: { Issuer: 'https://other.example' } }))],
    ['for another address', () => sendForm(byForm({ tags: { Destination: 'https://other.example/slo' } }))],
    ['from long ago', () => sendForm(byForm({ tags: { IssueInstant: old } }))],
    [
      'from long ago, in an address',
      () => sendQuery(trusted.idp.logoutQuery(subject, { tags: { IssueInstant: old } })),
    ],
    [
      'with SHA-1, in a form',
      () => sendForm(byForm({ algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' })),
    ],
    [
      'with SHA-1, in an address',
      () =>
        sendQuery(
          trusted.idp.logoutQuery(subject, { algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }),
        ),
    ],
    [
      'with the signature of another',
      () => {
        const [mine, other] = [trusted.idp.logoutQuery(subject), trusted.idp.logoutQuery(subject)];
        const signature = /&Signature=.*/.exec(other)?.[0] ?? '';
        return sendQuery(mine.replace(/&Signature=.*/, signature));
      },
    ],
    [
      'with a relay state that was added',
      () => sendQuery(trusted.idp.logoutQuery(subject).replace('&SigAlg', '&RelayState=added&SigAlg')),
    ],
    ['that is another message', () => sendForm(Buffer.from('<a/>').toString('base64'))],
    ['that is no message', () => sendForm('AAAA')],
    ['that is no message, in an address', () => sendQuery('SAMLRequest=AAAA')],
  ])('a request is refused that is %s', async (_, send) => {
    const { body } = await logIn(trusted);
    expect(await send()).toMatchObject(refused);
    expect(await isAlive(body)).toBe(true);
  });

  test('a request that inflates to much more than it is, is not inflated', async () => {
    const SAMLRequest = deflateRawSync(Buffer.alloc(5_000_000, ' ')).toString('base64');
    const SigAlg = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
    const query = new URLSearchParams({ SAMLRequest, SigAlg, Signature: 'AAAA' }).toString();
    expect(await sendQuery(query)).toMatchObject(refused);
    const { tmi } = trusted;
    const read = redirectedLogout(serviceProvider(tmi.url), tmi.app.samlProviders, query);
    await expect(read).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
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

/** Removes an element, wherever it is. */
function without(name: string, prefix = 'saml'): (xml: string) => string {
  return (xml) => xml.replaceAll(new RegExp(`<${prefix}:${name}[ >].*?</${prefix}:${name}>`, 'gs'), '');
}

function assertionIn(xml: string): string {
  return /<saml:Assertion[ >].*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '';
}

function idOf(assertion: string): string {
  return / ID="[^"]*"/.exec(assertion)?.[0] ?? '';
}

/** The response with the good assertion and a forged one, about somebody else and not signed, arranged in it. */
function withForged(xml: string, arrange: (good: string, bad: string) => string): string {
  const good = assertionIn(xml);
  const bad = unsigned(good)
    .replace(/ ID="[^"]*"/, ' ID="_forged"')
    .replaceAll('>alice<', '>mallory<');
  return xml.replace(good, () => arrange(good, bad));
}
