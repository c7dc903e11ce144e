import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';
import { onTestFinished } from 'vitest';
import { providerMemory } from '../../server/testing/provider-memory.ts';

/** A real authorization server on the loopback interface; closed after the test. */
export interface AuthorizationServer {
  readonly issuer: string;
  /** Who a token is of: a person, or a client; undefined for one that is not good, or not any more. */
  readonly holderOf: (token: string) => Promise<string | undefined>;
  /** Requests to its token endpoint: the grant, and how the client showed who it is. */
  readonly asked: readonly { readonly grant: string; readonly by: 'header' | 'body' }[];
}

export const clientSecret = 'Recognisable-client-secret/with+signs=';

/** Made once: making an RSA key takes longer than a login. */
const key = generateKeyPair('RS256', { extractable: true }).then(async ({ privateKey }) => ({
  ...(await exportJWK(privateKey)),
  ...{ kid: 'key', alg: 'RS256', use: 'sig' },
}));

export interface Options {
  /** How long access tokens are good. */
  readonly seconds?: number;
  /** How long it says that they are, where that is not the same. */
  readonly saysSeconds?: number;
}

export async function authorizationServer({
  seconds = 600,
  saysSeconds = seconds,
}: Options = {}): Promise<AuthorizationServer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked: { grant: string; by: 'header' | 'body' }[] = [];
  const provider = new Provider(issuer, configuration(await key, seconds));
  provider.use(async (context, next) => {
    if (context.path.startsWith('/login/')) return showLogin(provider, context);
    await next();
    if (context.path !== '/token') return;
    const by = context.get('authorization') === '' ? 'body' : 'header';
    asked.push({ grant: String(context.oidc?.params?.grant_type), by });
    if (context.status === 200) Object.assign(context.body as object, { expires_in: saysSeconds });
  });
  server.on('request', provider.callback());
  return {
    issuer,
    asked,
    holderOf: async (token) => {
      const person = await provider.AccessToken.find(token);
      return person ? person.accountId : (await provider.ClientCredentials.find(token))?.clientId;
    },
  };
}

const shortly = { Interaction: 60, Session: 60, RefreshToken: 600 };

function configuration(signingKey: object, seconds: number): Configuration {
  const machine = {
    client_secret: clientSecret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  };
  return {
    clients: [
      { client_id: 'owner-machine', ...machine },
      { client_id: 'reader-machine', ...machine, token_endpoint_auth_method: 'client_secret_post' },
      // RFC 8252: an app on somebody's machine, which can keep no secret and listens on any port.
      {
        client_id: 'assay',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/'],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    adapter: providerMemory(),
    ttl: {
      AccessToken: seconds,
      ClientCredentials: seconds,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 60,
      ...shortly,
    },
    jwks: { keys: [signingKey] },
    cookies: { keys: ['a key for the cookies of tests'] },
    scopes: ['openid', 'offline_access', 'books'],
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    issueRefreshToken: async () => true,
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/login/${uid}` },
    // Whoever logs in has agreed.
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid offline_access books');
      await grant.save();
      return grant;
    },
  };
}

type Context = Parameters<Parameters<Provider['use']>[0]>[0];

/** A page with one field for the name, as a person sees it. */
async function showLogin(provider: Provider, { req, res, method }: Context): Promise<void> {
  const { prompt } = await provider.interactionDetails(req, res);
  // Apps on somebody's machine are always asked about.
  if (prompt.name === 'consent') return provider.interactionFinished(req, res, { consent: {} });
  if (method === 'GET') {
    res.writeHead(200, { 'content-type': 'text/html' });
    res.end('<title>Log in</title><form method="post"><input name="name"><button>Log in</button></form>');
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const accountId = new URLSearchParams(Buffer.concat(chunks).toString()).get('name') ?? '';
  const result =
    accountId === 'nobody'
      ? { error: 'access_denied', error_description: 'The person refused' }
      : { login: { accountId } };
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}
