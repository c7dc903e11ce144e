import type { FastifyBaseLogger } from 'fastify';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import { fail } from '../errors/api-error.ts';
import { identityTold, UnusableIdentity } from '../identity/told-identity.ts';
import type { Identity } from '../people/repository.ts';
import type { OidcSettings } from './oidc-settings.ts';
import type { LoginProvider, LoginReturn } from './provider.ts';

interface Surroundings {
  readonly timeoutSeconds: number;
  readonly log: FastifyBaseLogger;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * A provider of OpenID Connect. It is asked about itself when somebody first logs in with it, so that one that is down
 * does not keep the server from starting; whatever it does wrong while it tells who somebody is refuses the login.
 */
export function oidcProvider(settings: OidcSettings, { timeoutSeconds, log }: Surroundings): LoginProvider {
  const configuration = once(() => discovered(settings, timeoutSeconds));
  return {
    id: settings.id,
    name: settings.name,
    icon: settings.icon,
    clientId: settings.client_id,
    begin: async ({ state, redirectUri, hint }) => {
      const memory = { state, nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const location = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state,
        nonce: memory.nonce,
        code_challenge: await calculatePKCECodeChallenge(memory.verifier),
        code_challenge_method: 'S256',
        ...(hint === undefined ? {} : { login_hint: hint }),
      });
      return { location: location.href, memory };
    },
    complete: async (back) => {
      try {
        return await identityOf(await configuration(), settings, back);
      } catch (error) {
        log.warn({ provider: settings.id, reason: reasonsOf(error) }, 'a login was refused');
        throw fail('login_refused');
      }
    },
  };
}

function discovered(settings: OidcSettings, timeout: number): Promise<Configuration> {
  const { issuer, client_id, client_secret } = settings;
  const execute = [
    // The signature of the ID token is checked even where TLS has already proven who sent it.
    enableNonRepudiationChecks,
    ...(issuer.startsWith('http:') ? [allowInsecureRequests] : []),
  ];
  const authentication = client_secret === null ? None() : clientSecret(client_secret);
  return discovery(new URL(issuer), client_id, undefined, authentication, { timeout, execute });
}

/** In the body or in the header, whichever the provider knows. */
function clientSecret(secret: string): ClientAuth {
  return (server, client, body, headers) => {
    // Discovery 1.0, section 3: without the member, it is the header.
    const known = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = known.includes('client_secret_basic')
      ? ClientSecretBasic(secret)
      : ClientSecretPost(secret);
    return authenticate(server, client, body, headers);
  };
}

async function identityOf(
  configuration: Configuration,
  settings: OidcSettings,
  { url, memory }: LoginReturn,
): Promise<Identity> {
  const { state = '', nonce = '', verifier = '' } = memory;
  const tokens = await authorizationCodeGrant(configuration, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
  });
  const told = tokens.claims();
  if (!told) throw new UnusableIdentity('the provider has sent no ID token');
  const wanted = ['email', 'name', settings.groups_claim];
  const isComplete = wanted.every((claim) => told[claim] !== undefined);
  const canBeAsked = configuration.serverMetadata().userinfo_endpoint !== undefined;
  const more: Claims =
    isComplete || !canBeAsked ? {} : await fetchUserInfo(configuration, tokens.access_token, told.sub);
  return identityIn(told, more, settings);
}

/** What the ID token says counts for more than what the userinfo endpoint says. */
function identityIn(told: Claims, more: Claims, { id, groups_claim }: OidcSettings): Identity {
  const address = told.email === undefined ? more : told;
  // Threat models are shared by address: one that the provider does not vouch for could be anybody's.
  if (String(address.email_verified) === 'false')
    throw new UnusableIdentity('the provider has not verified the address of the person');
  return identityTold({
    provider: id,
    subject: told.sub,
    name: told.name ?? more.name ?? told.preferred_username ?? more.preferred_username,
    email: address.email,
    groups: told[groups_claim] ?? more[groups_claim],
  });
}

/** The work of the first call; after a failure, the next call tries again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return async () => {
    result ??= work();
    try {
      return await result;
    } catch (error) {
      result = undefined;
      throw error;
    }
  };
}

/** The messages of an error and of what caused it; never what was sent, where secrets are. */
function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const { cause } = error;
  return [error.message, ...(cause instanceof Error ? reasonsOf(cause) : [])];
}
