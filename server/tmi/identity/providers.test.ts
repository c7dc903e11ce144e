import { generate } from 'selfsigned';
import { expect, test } from 'vitest';
import { configProblem } from '../../testing/config-problem.ts';
import { configFrom } from '../config.ts';
import { oidcProvidersIn } from '../oauth/oidc-settings.ts';
import { samlProvidersIn } from '../saml/settings.ts';

const certificate = (await generate([{ name: 'commonName', value: 'idp' }], { keySize: 2048 })).cert;

const google = { id: 'google', name: 'Google', issuer: 'https://accounts.google.com', client_id: 'tmi' };
const okta = {
  id: 'okta',
  name: 'Okta',
  entity_id: 'https://okta.example',
  sign_on_url: 'https://okta.example/sso',
  certificate,
};

const problemOf = (environment: Readonly<Record<string, string>>): string =>
  configProblem(() => configFrom({}, environment));

const oidc = (...providers: readonly unknown[]) => ({ OIDC_PROVIDERS: JSON.stringify(providers) });
const saml = (...providers: readonly unknown[]) => ({ SAML_PROVIDERS: JSON.stringify(providers) });

test('what is left out is what it usually is', () => {
  expect(oidcProvidersIn(JSON.stringify([google]))).toEqual([
    {
      ...google,
      client_secret: null,
      icon: 'material-symbols:login',
      scope: 'openid profile email',
      groups_claim: 'groups',
    },
  ]);
  const { certificate: _, ...rest } = okta;
  expect(samlProvidersIn(JSON.stringify([okta]))).toEqual([
    {
      ...rest,
      certificates: [expect.stringContaining('-----BEGIN CERTIFICATE-----')],
      signed: 'assertion',
      icon: 'material-symbols:login',
      name_attribute: 'displayName',
      email_attribute: 'email',
      groups_attribute: 'groups',
    },
  ]);
});

test('while a provider changes its key, it has two certificates', () => {
  const two = { ...okta, certificate: `${certificate}\n${certificate}` };
  expect(samlProvidersIn(JSON.stringify([two]))[0]?.certificates).toHaveLength(2);
});

test('providers that can be used are used', () => {
  expect(problemOf({ ...oidc(google), ...saml(okta) })).toBe('');
});

test.each([
  [{ OIDC_PROVIDERS: 'google' }, 'OIDC_PROVIDERS is not JSON: give a list of objects, [{"id": "…", …}].'],
  [{ OIDC_PROVIDERS: '{}' }, 'OIDC_PROVIDERS must be a list of objects.'],
  [oidc('google'), 'OIDC_PROVIDERS: entry 1 must be an object.'],
  [oidc({ ...google, id: undefined }), 'OIDC_PROVIDERS: entry 1 has no id: its name in addresses: '],
  [
    oidc({ ...google, client_id: undefined }),
    'OIDC_PROVIDERS: "google" has no client_id: what it calls this server.',
  ],
  [oidc({ ...google, client_id: 7 }), 'OIDC_PROVIDERS: "google": client_id must be text: '],
  [oidc({ ...google, client_secret: '' }), 'OIDC_PROVIDERS: "google": client_secret cannot be what it is: '],
  [oidc({ ...google, id: 'my google' }), 'OIDC_PROVIDERS: "my google": id cannot be what it is: '],
  [
    oidc({ ...google, issuer: 'accounts.google.com' }),
    'OIDC_PROVIDERS: "google": issuer cannot be what it is: ',
  ],
  [oidc({ ...google, scope: 'profile email' }), 'OIDC_PROVIDERS: "google": scope cannot be what it is: '],
  [
    oidc({ ...google, secret: 'x' }),
    'OIDC_PROVIDERS: "google" has a member secret, which is not known; there are id, ',
  ],
  [oidc(google, google), 'two identity providers are called google.'],
  [{ ...oidc(google), ...saml({ ...okta, id: 'google' }) }, 'two identity providers are called google.'],
  [oidc({ ...google, id: 'test' }), 'no identity provider can be called test.'],
  [
    saml({ ...okta, certificate: 'MIIC' }),
    'SAML_PROVIDERS: "okta": certificate has no -----BEGIN CERTIFICATE----- in it.',
  ],
  [
    saml({ ...okta, certificate: '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----' }),
    'SAML_PROVIDERS: "okta": certificate has one that cannot be read.',
  ],
  [saml({ ...okta, signed: 'nothing' }), 'SAML_PROVIDERS: "okta": signed cannot be what it is: '],
  [saml(okta, { ...okta, id: 'other' }), 'SAML_PROVIDERS: "other" has the entity_id of another provider.'],
  [{ CLIENT_CALLBACKS: 'app.example' }, 'CLIENT_CALLBACKS cannot have "app.example" in it: '],
  [
    { CLIENT_CALLBACKS: 'https://app.example?x=1' },
    'CLIENT_CALLBACKS cannot have "https://app.example?x=1" in it: ',
  ],
  [
    { CLIENT_CALLBACKS: 'https://*.app.example:x' },
    'CLIENT_CALLBACKS cannot have "https://*.app.example:x" in it: ',
  ],
])('%j is one plain sentence', (environment, sentence) => {
  const problem = problemOf(environment);
  expect(problem.startsWith(sentence)).toBe(true);
  expect(problem).toMatch(/^[^\n]+[^.]\.$/);
});

test('what may be a secret is in no message', () => {
  const wrong = {
    ...google,
    client_secret: 'hush-hush',
    issuer: 'ftp://hush-hush',
    client_id: ['hush-hush'],
  };
  for (const client_id of [wrong.client_id, 'tmi']) {
    const problem = problemOf(oidc({ ...wrong, client_id }));
    expect(problem).toMatch(/^OIDC_PROVIDERS: "google": /);
    expect(problem).not.toContain('hush-hush');
  }
  expect(problemOf({ OIDC_PROVIDERS: '[{"client_secret": "hush-hush"' })).not.toContain('hush-hush');
});

const production = {
  TMI_MODE: 'production',
  PUBLIC_URL: 'https://tmi.example.com',
  SECRET: 'thirty-two characters, and then some',
  TEST_PROVIDER: 'false',
  ADMINISTRATORS: 'google:alice',
  CLIENT_CALLBACKS: 'https://app.example.com',
};

test('production speaks to no provider that the network could speak for', () => {
  expect(problemOf({ ...production, ...oidc(google) })).toBe('');
  expect(problemOf({ ...production, ...oidc({ ...google, issuer: 'http://idp.example' }) })).toBe(
    'OIDC_PROVIDERS must have https addresses in production: see google.',
  );
});

test.each(['*', ''])('production with CLIENT_CALLBACKS "%s"', (CLIENT_CALLBACKS) => {
  const problem = problemOf({ ...production, CLIENT_CALLBACKS });
  expect(problem.includes('CLIENT_CALLBACKS must be set in production')).toBe(CLIENT_CALLBACKS === '*');
});
