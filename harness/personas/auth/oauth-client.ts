import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  discovery,
  None,
  ResponseBodyError,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type TokenEndpointResponse,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { AuthError } from '../../model/auth-error.ts';
import type { BegunLogin } from './browser-login.ts';
import { type IssuedToken, issuedBy } from './issued-token.ts';

/** A client of an authorization server (RFC 6749). The one file of the harness that imports openid-client. */
export interface OAuthClient {
  /** A token of the client itself (section 4.4). Throws an AuthError. */
  readonly ownToken: (parameters: Parameters) => Promise<IssuedToken>;
  /** Begins a login with a code and PKCE (section 4.1; RFC 7636). Throws an AuthError. */
  readonly begin: (redirectUri: string, parameters: Parameters) => Promise<BegunLogin>;
  /** Another token for a refresh token (section 6). Throws an AuthError. */
  readonly refresh: (refreshToken: string) => Promise<IssuedToken>;
}

type Parameters = Readonly<Record<string, string>>;

export interface OAuthClientOptions {
  /** An issuer that describes itself, or its addresses. */
  readonly server:
    | { readonly issuer: URL }
    | { readonly authorizationUrl?: URL | undefined; readonly tokenUrl: URL };
  readonly id: string;
  /** Undefined for a public client. */
  readonly secret: string | undefined;
  /** How the secret is shown (section 2.3.1); in the header, unless it is said. */
  readonly authentication?: 'basic' | 'post' | undefined;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
}

/** Gets to know an authorization server. Throws an AuthError where it cannot be asked, or may not be trusted. */
export async function oauthClient(options: OAuthClientOptions): Promise<OAuthClient> {
  const { id, secret } = options;
  const configuration = await configured(options);
  const told = async (answer: Promise<TokenEndpointResponse>): Promise<IssuedToken> => {
    const issued = issuedBy(await sentenced(answer, options));
    if (!issued) throw new AuthError('the authorization server returned no access_token');
    return secret === undefined ? issued : { ...issued, shown: spellings(id, secret) };
  };
  return {
    ownToken: (parameters) => told(clientCredentialsGrant(configuration, { ...parameters })),
    refresh: (refreshToken) => told(refreshTokenGrant(configuration, refreshToken)),
    begin: async (redirectUri, parameters) => {
      if (configuration.serverMetadata().authorization_endpoint === undefined)
        throw new AuthError('the authorization server does not publish its authorization endpoint');
      const [verifier, state] = [randomPKCECodeVerifier(), randomState()];
      const address = buildAuthorizationUrl(configuration, {
        ...parameters,
        redirect_uri: redirectUri,
        state,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return {
        address,
        isItsOwn: ({ searchParams }) => searchParams.get('state') === state,
        finish: (back) =>
          told(
            authorizationCodeGrant(configuration, back, { pkceCodeVerifier: verifier, expectedState: state }),
          ),
      };
    },
  };
}

async function configured(options: OAuthClientOptions): Promise<Configuration> {
  const { server, id, timeout } = options;
  const authentication = authenticationOf(options);
  const seconds = Math.ceil(timeout / 1000);
  if ('issuer' in server) {
    refuseOpenTransport(server.issuer);
    const execute = server.issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    const how = { timeout: seconds, execute };
    return sentenced(described(server.issuer, id, authentication, how), options);
  }
  const { tokenUrl, authorizationUrl } = server;
  refuseOpenTransport(tokenUrl);
  const metadata = {
    issuer: tokenUrl.origin,
    token_endpoint: tokenUrl.href,
    ...(authorizationUrl && { authorization_endpoint: authorizationUrl.href }),
  };
  const configuration = new Configuration(metadata, id, undefined, authentication);
  configuration.timeout = seconds;
  if (tokenUrl.protocol === 'http:') allowInsecureRequests(configuration);
  return configuration;
}

/** By OpenID Connect Discovery 1.0, otherwise by RFC 8414. */
async function described(
  issuer: URL,
  id: string,
  authentication: ClientAuth,
  how: { readonly timeout: number; readonly execute: Array<(configuration: Configuration) => void> },
): Promise<Configuration> {
  try {
    return await discovery(issuer, id, undefined, authentication, how);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return discovery(issuer, id, undefined, authentication, { ...how, algorithm: 'oauth2' });
  }
}

function authenticationOf({ secret, authentication = 'basic' }: OAuthClientOptions): ClientAuth {
  if (secret === undefined) return None();
  return authentication === 'post' ? ClientSecretPost(secret) : ClientSecretBasic(secret);
}

/** Secrets travel in the open on this machine only. */
function refuseOpenTransport({ protocol, hostname, origin }: URL): void {
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  if (protocol !== 'https:' && !isLocal)
    throw new AuthError(`secrets would be sent unencrypted to ${origin}; give its https address`);
}

/** As it may turn up: by itself, and in the header. */
function spellings(id: string, secret: string): string[] {
  const pair = [id, secret].map((part) => new URLSearchParams([['', part]]).toString().slice(1)).join(':');
  return [secret, Buffer.from(pair).toString('base64')];
}

/** Whatever the server, or the way to it, has against a request becomes one sentence without the secret. */
async function sentenced<T>(work: Promise<T>, { secret }: OAuthClientOptions): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new AuthError(secret === undefined ? reason : reason.replaceAll(secret, '‹client secret›'));
  }
}

/** Undefined for a mistake of ours. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    const { error: code, error_description: description } = error;
    return `the authorization server refused: ${code}${description === undefined ? '' : ` (${description})`}`;
  }
  if (error instanceof WWWAuthenticateChallengeError)
    return `the authorization server refused: ${error.status}`;
  if (error instanceof ClientError) return `the authorization server cannot be used: ${error.message}`;
  if (error instanceof TypeError && error.message === 'fetch failed')
    return `the authorization server cannot be reached: ${causeOf(error)}`;
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return 'the authorization server did not respond in time';
  return undefined;
}

function causeOf({ cause }: Error): string {
  if (!(cause instanceof Error)) return 'the connection failed';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
