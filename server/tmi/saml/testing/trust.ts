import type { Config } from '../../config.ts';
import { type Answer, startTmi, type TmiServer } from '../../testing/tmi-server.ts';
import { type Change, type SamlIdentityProvider, samlIdentityProvider } from './saml-identity-provider.ts';

/** A server, and the identity provider that it trusts. */
export interface Trust {
  readonly idp: SamlIdentityProvider;
  readonly tmi: TmiServer;
}

/** A server that trusts one identity provider, which knows it by its metadata. */
export async function trust(settings: object = {}, config: Partial<Config> = {}): Promise<Trust> {
  const idp = await samlIdentityProvider();
  const tmi = await startTmi({
    SAML_PROVIDERS: JSON.stringify([{ ...described(idp), ...settings }]),
    ...config,
  });
  idp.meet((await tmi.call('GET', '/saml/corp/metadata')).text);
  return { idp, tmi };
}

/** The provider, as the configuration describes it. */
export function described({ entityId, signOnUrl, certificate }: SamlIdentityProvider): object {
  return { id: 'corp', name: 'Corp', entity_id: entityId, sign_on_url: signOnUrl, certificate };
}

/** Where the browser goes to log in. */
export async function begin({ tmi }: Trust, query = ''): Promise<string> {
  const { status, headers } = await tmi.call('GET', `/saml/corp/login${query}`);
  if (status !== 302) throw new Error(`the login does not begin: ${status}`);
  return headers.get('location') ?? '';
}

/** Posts a form. */
export function post({ tmi }: Trust, path: string, form: object): Promise<Answer> {
  return tmi.call('POST', path, {
    body: new URLSearchParams({ ...form }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

/** A whole login; the provider says what it says with a change. */
export async function logIn(trusted: Trust, change: Change = {}, query = ''): Promise<Answer> {
  return post(trusted, '/saml/acs', await trusted.idp.answer(await begin(trusted, query), change));
}

/** What every response is answered with that is no good. */
export const invalid = {
  status: 401,
  body: { error: 'unauthorized', error_description: 'Invalid SAML assertion' },
};
