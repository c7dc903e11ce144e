import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Change, edited, samlIdentityProvider, unsigned } from './testing/saml-identity-provider.ts';
import { begin, invalid, logIn, post, type Trust, trust } from './testing/trust.ts';

let trusted: Trust;
beforeAll(async () => {
  trusted = await trust();
});
afterAll(() => trusted.tmi.close());

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
