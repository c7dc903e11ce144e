import {
  type Claims,
  type IdentityProviderOptions,
  type OidcIdentityProvider,
  oidcIdentityProvider,
} from '../../../testing/oidc-identity-provider.ts';
import type { Config } from '../../config.ts';
import type { ProviderName } from '../provider.ts';
import { gitHubResources } from './git-hub-resources.ts';
import type { LocalPerson } from './local-person.ts';

/** What stands for Google and for GitHub: two providers on the loopback interface, which speak their protocols. */
export interface LocalProviders {
  /** The settings of a server that knows them. */
  readonly settings: Partial<Config>;
  /** From now on they answer, to the server at this address. */
  readonly open: (url: string) => void;
  /** Logs somebody in like a browser: where the provider sends the browser back to. Nobody is refused as `undefined`. */
  readonly visit: (provider: string, location: string, person: LocalPerson | undefined) => Promise<URL>;
  readonly at: Readonly<Record<ProviderName, OidcIdentityProvider>>;
  readonly close: () => Promise<void>;
}

const CLIENT = 'users';

export async function localProviders(): Promise<LocalProviders> {
  const people = new Map<string, LocalPerson>();
  const personOf = (subject: string): LocalPerson => {
    const person = people.get(subject);
    if (!person) throw new Error(`nobody is called ${subject}`);
    return person;
  };
  const options = { clientId: CLIENT, claimsOf: (subject: string) => claimsOf(personOf(subject)) };
  const google = await oidcIdentityProvider(options);
  const github = await oidcIdentityProvider({ ...options, ...likeGitHub(personOf) });
  const at = { google, github };
  return {
    at,
    settings: {
      GOOGLE_ISSUER: google.issuer,
      GOOGLE_CLIENT_ID: CLIENT,
      GOOGLE_CLIENT_SECRET: google.clientSecret,
      GITHUB_URL: github.issuer,
      GITHUB_API_URL: github.issuer,
      GITHUB_CLIENT_ID: CLIENT,
      GITHUB_CLIENT_SECRET: github.clientSecret,
    },
    open: (url) => {
      google.open(`${url}/api/v1/auth/oauth2/google/callback`);
      github.open(`${url}/api/v1/auth/oauth2/github/callback`);
    },
    visit: async (provider, location, person) => {
      if (person) people.set(person.subject, person);
      const address = new URL(location);
      address.searchParams.set('login_hint', person?.subject ?? 'nobody');
      const there = Object.entries(at).find(([name]) => name === provider)?.[1];
      if (!there) throw new Error(`no provider is called ${provider}`);
      return there.browse(address.href);
    },
    close: async () => {
      await google.close();
      await github.close();
    },
  };
}

function claimsOf({ email, isVerified, name }: LocalPerson): Claims {
  return { email, email_verified: isVerified, name };
}

/** No OpenID Connect and no PKCE, its own paths, and an API that says who a token is of. */
function likeGitHub(personOf: (subject: string) => LocalPerson): IdentityProviderOptions {
  return {
    scope: 'read:user user:email',
    authentication: 'client_secret_post',
    differences: {
      scopes: ['openid', 'read:user', 'user:email'],
      routes: { authorization: '/login/oauth/authorize', token: '/login/oauth/access_token' },
      pkce: { required: () => false },
    },
    resources: gitHubResources(personOf),
  };
}
