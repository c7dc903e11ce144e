import {
  type AuthorizationCodeGrantChecks,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';

/** A login that begins. */
export interface FlowStart {
  /** Comes back unchanged, and names the attempt. */
  readonly state: string;
  /** Where the provider sends the browser back to. */
  readonly redirectUri: string;
  readonly hint?: string | undefined;
}

export interface FlowRedirect {
  /** Where the browser goes to log in. */
  readonly location: string;
  /** What has to be known when the browser comes back: the state, a nonce, a verifier. */
  readonly memory: Readonly<Record<string, string>>;
}

export interface FlowReturn {
  /** The address that the browser came back to, with its query. */
  readonly url: URL;
  readonly memory: Readonly<Record<string, string>>;
}

type Tokens = Awaited<ReturnType<typeof authorizationCodeGrant>>;

/** A login with the code flow of OAuth 2.0 (RFC 6749, section 4.1). */
export interface CodeFlow {
  readonly begin: (start: FlowStart) => Promise<FlowRedirect>;
  /** Throws an error of the library where the provider does not issue tokens that prove what they have to. */
  readonly complete: (back: FlowReturn) => Promise<Tokens>;
}

export interface CodeFlowOptions {
  /** Finds out what the provider is like. */
  readonly configuration: () => Promise<Configuration>;
  readonly scope: string;
  /** Whether it speaks OpenID Connect: then it issues an ID token, with the nonce of the attempt. */
  readonly openId: boolean;
  /** Whether it knows Proof Key for Code Exchange (RFC 7636). */
  readonly pkce: boolean;
}

export function codeFlow({ configuration, scope, openId, pkce }: CodeFlowOptions): CodeFlow {
  return {
    begin: async ({ state, redirectUri, hint }) => {
      const nonce = openId ? { nonce: randomNonce() } : {};
      const verifier = pkce ? randomPKCECodeVerifier() : undefined;
      const location = buildAuthorizationUrl(await configuration(), {
        ...{ redirect_uri: redirectUri, scope, state, ...nonce },
        ...(verifier === undefined
          ? {}
          : {
              code_challenge: await calculatePKCECodeChallenge(verifier),
              code_challenge_method: 'S256',
            }),
        ...(hint === undefined ? {} : { login_hint: hint }),
      });
      return {
        location: location.href,
        memory: { state, ...nonce, ...(verifier === undefined ? {} : { verifier }) },
      };
    },
    complete: async ({ url, memory: { state = '', nonce = '', verifier = '' } }) => {
      const checks: AuthorizationCodeGrantChecks = {
        expectedState: state,
        ...(openId ? { expectedNonce: nonce, idTokenExpected: true } : {}),
        ...(pkce ? { pkceCodeVerifier: verifier } : {}),
      };
      return authorizationCodeGrant(await configuration(), url, checks);
    },
  };
}
