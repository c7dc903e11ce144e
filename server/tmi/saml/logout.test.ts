import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Session } from '../testing/tmi-server.ts';
import { redirectedLogout } from './logout-request.ts';
import { serviceProvider } from './service-provider.ts';
import { type Change, edited } from './testing/saml-identity-provider.ts';
import { logIn, post, type Trust, trust } from './testing/trust.ts';

let trusted: Trust;
beforeAll(async () => {
  trusted = await trust();
});
afterAll(() => trusted.tmi.close());

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
