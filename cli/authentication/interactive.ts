import { z } from 'zod';
import { AuthError } from '../../harness/model/auth-error.ts';
import { type HealthyPersonaId, healthyPersonas } from '../../harness/model/persona.ts';
import type { BegunLogin } from '../../harness/personas/auth/browser-login.ts';
import type { IssuedToken, TokenSource } from '../../harness/personas/auth/issued-token.ts';
import { beginAtBrowser, refreshed } from '../../harness/personas/auth/log-in.ts';
import type { AccountsOf } from '../../harness/personas/auth/test-provider.ts';
import { createSender } from '../../harness/transport/send.ts';
import { strictRecord } from '../strict-record.ts';
import { ownTerminal, type Terminal } from '../terminal/terminal.ts';
import { UserError } from '../user-error.ts';
import { type AuthContext, authKind } from './auth-kind.ts';
import { authorizationServer } from './authorization-server.ts';
import { givenPersonas } from './given-personas.ts';
import { interactiveLogins } from './interactive-logins.ts';
import { readSecret } from './secret-reference.ts';
import { secretReference } from './secret-schema.ts';
import { beginningWith } from './token-source.ts';

const personaId = z.enum(healthyPersonas.map(({ id }) => id));

const schema = strictRecord({
  kind: z.literal('interactive'),
  personas: z
    .array(personaId)
    .min(1)
    .optional()
    .meta({ description: 'the personas that log in (default: all)' }),
  issuer: z
    .url()
    .optional()
    .meta({ description: 'URL of an authorization server that publishes its metadata' }),
  authorizationUrl: z.url().optional().meta({ description: 'the authorization endpoint' }),
  tokenUrl: z.url().optional().meta({
    description: 'the token endpoint (default: from the issuer, the document or the target)',
  }),
  clientId: z.string().optional().meta({ description: 'the client_id (default: `ASSAY_CLIENT_ID`)' }),
  clientSecret: secretReference.optional().meta({ description: 'the secret of a confidential client' }),
  scope: z.string().optional().meta({ description: 'requested scopes (default `openid`)' }),
  parameters: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'further parameters of the authorization request' }),
  provider: z
    .string()
    .optional()
    .meta({ description: 'for an API with logins of its own: the identity provider to log in with' }),
  callback: z.url().optional().meta({
    description:
      'the redirect URI on this machine (default `http://127.0.0.1/` with any port); set it if the server accepts only registered ones',
  }),
  throwAway: secretReference.optional().meta({ description: 'disposable accounts, as for `tokens`' }),
}).meta({ description: 'you log in with a browser, once for each persona' });

type Said = z.output<typeof schema>;

/** Minutes that somebody may take for one login, in milliseconds. */
const patience = 5 * 60_000;

/** Somebody who can be asked, and a browser. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly open: (address: string) => Promise<void>;
}

/** People at a browser. */
export const interactive = authKind({
  schema,
  abilities: ['business-rules'],
  open: async (context, said) =>
    givenPersonas(context, {
      name: 'logins at a browser',
      tokens: await loggedInOnce(context, said),
      throwAway: said.throwAway,
    }),
});

/** Whoever has logged in does not have to do it again for the next run of the same process. */
const known = new Map<string, Promise<ReadonlyMap<HealthyPersonaId, TokenSource>>>();

function loggedInOnce(context: AuthContext, said: Said): Promise<ReadonlyMap<HealthyPersonaId, TokenSource>> {
  const key = JSON.stringify([context.url, said]);
  const found = known.get(key) ?? logInEverybody(context, said, own());
  known.set(key, found);
  return found;
}

function own(): Surroundings {
  const open = async (address: string): Promise<void> => {
    // Loaded on demand: whoever has tokens needs no browser.
    const { default: openBrowser } = await import('open');
    await openBrowser(address);
  };
  return { terminal: ownTerminal(), open };
}

/** Throws a UserError where nobody can be asked, or it is not known where to log in. */
export async function logInEverybody(
  context: AuthContext,
  said: Said,
  { terminal, open }: Surroundings,
): Promise<ReadonlyMap<HealthyPersonaId, TokenSource>> {
  if (!terminal.isAttended)
    throw new UserError(
      '--auth interactive needs a terminal; in a pipeline, use tokens, a command or client-credentials',
    );
  const { begin, refresh } = await wayIn(context, said);
  const callback = new URL(said.callback ?? 'http://127.0.0.1/');
  const logins = await interactiveLogins({
    personas: said.personas ?? healthyPersonas.map(({ id }) => id),
    ...{ callback, begin, terminal, open, patience },
  });
  return new Map([...logins].map(([id, token]) => [id, refreshing(token, refresh)]));
}

/** The first token, and then what its refresh token is good for. */
function refreshing(first: IssuedToken, refresh: WayIn['refresh']): TokenSource {
  let current = first;
  return beginningWith(first, async () => {
    if (current.refreshToken === undefined)
      throw new AuthError('a login has expired, and it has no refresh token; log in again');
    current = { refreshToken: current.refreshToken, ...(await refresh(current.refreshToken)) };
    return current;
  });
}

interface WayIn {
  readonly begin: (redirectUri: string) => Promise<BegunLogin>;
  readonly refresh: (refreshToken: string) => Promise<IssuedToken>;
}

/** An API that has logins of its own is asked itself, unless somebody names another authorization server. */
async function wayIn(context: AuthContext, said: Said): Promise<WayIn> {
  const { accounts } = context;
  if (accounts && said.issuer === undefined && said.tokenUrl === undefined)
    return ownLogins(accounts, context, said);
  const { environment, folder, timeout } = context;
  const id = said.clientId ?? environment.ASSAY_CLIENT_ID ?? '';
  if (id === '')
    throw new UserError(
      '--auth interactive needs a client_id: set ASSAY_CLIENT_ID, or auth.clientId of the target in assay.config',
    );
  const server = authorizationServer('authorizationCode', context, said);
  const whose = 'the client secret';
  const secret = said.clientSecret && (await readSecret(said.clientSecret, { environment, folder, whose }));
  const { oauthClient } = await import('../../harness/personas/auth/oauth-client.ts');
  const { begin, refresh } = await asUserError(oauthClient({ server, id, secret, timeout }));
  const parameters = { scope: said.scope ?? 'openid', ...said.parameters };
  return { begin: (redirectUri) => begin(redirectUri, parameters), refresh };
}

function ownLogins(
  { paths, scope }: AccountsOf,
  { url, timeout, connection }: AuthContext,
  said: Said,
): WayIn {
  const { send } = createSender(url, { timeout, connection });
  return {
    begin: async (redirectUri) =>
      beginAtBrowser(
        { url, send, paths },
        { provider: said.provider, scope: said.scope ?? scope, clientCallback: redirectUri },
      ),
    refresh: (refreshToken) => refreshed(send, paths, refreshToken),
  };
}

/** Nobody has to log in to find out that nobody can. */
async function asUserError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof AuthError ? new UserError(error.message) : error;
  }
}
