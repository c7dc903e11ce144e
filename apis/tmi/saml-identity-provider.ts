import type { SamlIdentityProvider } from '../../harness/model/target.ts';
import { samlIdentityProvider } from '../../server/tmi/saml/testing/saml-identity-provider.ts';

/** The document's name for a provider, so that generic scenarios find it. */
const provider = 'okta';

/** An identity provider that nobody has to run: it has a key, and no address. */
export interface OwnIdentityProvider {
  /** The setting that makes a TMI server trust it. */
  readonly setting: string;
  /** Reads how the server wants its messages; `url` is the server's. */
  readonly meet: (url: string) => Promise<SamlIdentityProvider>;
}

export async function ownIdentityProvider(): Promise<OwnIdentityProvider> {
  const own = await samlIdentityProvider();
  const { entityId, signOnUrl, certificate } = own;
  const described = { id: provider, name: 'Okta', entity_id: entityId, sign_on_url: signOnUrl, certificate };
  return {
    setting: JSON.stringify([described]),
    meet: async (url) => {
      own.meet(await (await fetch(`${url}/saml/${provider}/metadata`)).text());
      return {
        provider,
        answer: async (location, person) => ({ ...(await own.answer(location, { tags: tagsOf(person) })) }),
        logout: (binding, person) => {
          const subject = { nameId: person, sessionIndex: sessionOf(person) };
          return binding === 'form'
            ? { SAMLRequest: own.logoutForm(subject) }
            : Object.fromEntries(new URLSearchParams(own.logoutQuery(subject)));
        },
      };
    },
  };
}

function tagsOf(person: string): Record<string, string> {
  return { NameID: person, SessionIndex: sessionOf(person), Email: `${person}@corp.example`, Name: person };
}

function sessionOf(person: string): string {
  return `session-of-${person}`;
}
