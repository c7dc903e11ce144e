import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';

export interface OpenIdClient {
  /** The address of the provider; `/.well-known/openid-configuration` is below it. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client. */
  readonly clientSecret: string | null;
  /** How long each request to it may take. */
  readonly timeoutSeconds: number;
}

/**
 * Asks a provider of OpenID Connect about itself when it is first needed, so that one that is down does not keep the
 * server from starting; after a failure, it is asked again.
 */
export function discovered(client: OpenIdClient): () => Promise<Configuration> {
  return once(() => discover(client));
}

function discover({ issuer, clientId, clientSecret, timeoutSeconds: timeout }: OpenIdClient) {
  const execute = [
    // The signature of the ID token is checked even where TLS has already proven who sent it.
    enableNonRepudiationChecks,
    ...(issuer.startsWith('http:') ? [allowInsecureRequests] : []),
  ];
  const authentication = clientSecret === null ? None() : secretOf(clientSecret);
  return discovery(new URL(issuer), clientId, undefined, authentication, { timeout, execute });
}

/** In the body or in the header, whichever the provider knows. */
function secretOf(secret: string): ClientAuth {
  return (server, client, body, headers) => {
    // Discovery 1.0, section 3: without the member, it is the header.
    const known = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = known.includes('client_secret_basic')
      ? ClientSecretBasic(secret)
      : ClientSecretPost(secret);
    return authenticate(server, client, body, headers);
  };
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
