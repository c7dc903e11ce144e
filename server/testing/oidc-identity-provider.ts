import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';
import { providerMemory } from './provider-memory.ts';

/** Made once: making an RSA key takes longer than a login. */
const signingKeyOfTests = generateKeyPair('RS256', { extractable: true }).then(
  async ({ privateKey }): Promise<JWK> => ({
    ...(await exportJWK(privateKey)),
    ...{ kid: 'idp', alg: 'RS256', use: 'sig' },
  }),
);

/** A real OpenID Connect provider on the loopback interface, where `login_hint` logs in whoever it names. */
export interface OidcIdentityProvider {
  readonly issuer: string;
  /** What the client proves with that it is the client. */
  readonly clientSecret: string;
  /** The private key that signs its ID tokens. */
  readonly signingKey: JWK;
  /** From now on it answers, to the client that comes back to this address. */
  readonly open: (redirectUri: string) => void;
  /** Follows its redirects like a browser, until one leads elsewhere. */
  readonly browse: (location: string) => Promise<URL>;
  /** Changes what its token endpoint answers; until it is set, nothing is changed. */
  tamper: (answer: TokenAnswer) => Promise<unknown>;
  /** What it says about everybody, besides `sub`. */
  claims: Claims;
  /** How often its discovery document was asked for. */
  readonly discoveries: () => number;
  readonly close: () => Promise<void>;
}

export type Claims = Readonly<Record<string, unknown>>;

export interface TokenAnswer {
  readonly id_token: string;
  readonly access_token: string;
}

export const CLIENT_ID = 'tmi';
const CLIENT_SECRET = 'a secret that only the two of them know';

export interface IdentityProviderOptions {
  /** What it calls its only client. */
  readonly clientId?: string;
  /** What people agree to. */
  readonly scope?: string;
  /** What it says about each person, instead of the same about everybody. */
  readonly claimsOf?: (subject: string) => Claims;
  /** What else of it is different. */
  readonly differences?: Partial<Configuration>;
  /** Answers requests for resources of its own; true if it did. */
  readonly resources?: (provider: Provider, context: Context) => Promise<boolean>;
  /** Whether the ID token has the claims, or only the userinfo endpoint. */
  readonly claimsInIdToken?: boolean;
  readonly authentication?: 'client_secret_basic' | 'client_secret_post' | 'none';
  /** PEM; with it, the provider speaks TLS, as production wants it. Whoever comes has to trust the certificate. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

export async function oidcIdentityProvider(
  options: IdentityProviderOptions = {},
): Promise<OidcIdentityProvider> {
  const signingKey = await signingKeyOfTests;
  const { tls } = options;
  const closedYet: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = tls
    ? createSecureServer({ cert: tls.certificate, key: tls.key }, closedYet)
    : createServer(closedYet);
  const issuer = await listening(server, tls ? 'https' : 'http');
  let discoveries = 0;

  const idp: OidcIdentityProvider = {
    issuer,
    clientSecret: CLIENT_SECRET,
    signingKey,
    claims: {
      email: 'alice@corp.example',
      email_verified: true,
      name: 'Alice of Corp',
      groups: ['staff', 'security'],
    },
    tamper: async (answer) => answer,
    open: (redirectUri) => {
      const provider = new Provider(
        issuer,
        configuration(redirectUri, signingKey, { claimsOf: () => idp.claims, ...options }),
      );
      provider.use(async (context, next) => {
        if (context.path === '/.well-known/openid-configuration') discoveries += 1;
        if (context.path.startsWith('/interaction/')) return logIn(provider, context);
        if (await options.resources?.(provider, context)) return;
        await next();
        if (context.path === '/token') context.body = await idp.tamper(context.body as TokenAnswer);
      });
      server.removeAllListeners('request');
      server.on('request', provider.callback());
    },
    browse: (location) => browse(issuer, location),
    discoveries: () => discoveries,
    close: () => closed(server),
  };
  return idp;
}

function configuration(
  redirectUri: string,
  signingKey: JWK,
  options: IdentityProviderOptions & Required<Pick<IdentityProviderOptions, 'claimsOf'>>,
): Configuration {
  const { claimsInIdToken = true, authentication = 'client_secret_basic', claimsOf } = options;
  const { clientId = CLIENT_ID, scope = 'openid profile email', differences } = options;
  return {
    clients: [
      {
        client_id: clientId,
        ...(authentication === 'none' ? {} : { client_secret: CLIENT_SECRET }),
        token_endpoint_auth_method: authentication,
        redirect_uris: [redirectUri],
      },
    ],
    clientAuthMethods: [authentication],
    adapter: providerMemory(),
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    jwks: { keys: [signingKey] },
    cookies: { keys: ['a key for the cookies of tests'] },
    conformIdTokenClaims: !claimsInIdToken,
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...claimsOf(sub), sub }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(scope);
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    ...differences,
  };
}

export type Context = Parameters<Parameters<Provider['use']>[0]>[0];

async function logIn(provider: Provider, { req, res }: Context): Promise<void> {
  const { params } = await provider.interactionDetails(req, res);
  const accountId = String(params.login_hint);
  const result =
    accountId === 'nobody'
      ? { error: 'access_denied', error_description: 'The person refused' }
      : { login: { accountId } };
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}

async function browse(issuer: string, location: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(location);
  while (url.origin === issuer) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next === null)
      throw new Error(`the provider answers ${url} with ${response.status}: ${await response.text()}`);
    url = new URL(next, url);
  }
  return url;
}

async function listening(server: Server, scheme: string): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
