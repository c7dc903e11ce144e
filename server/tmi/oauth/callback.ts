import type { FastifyInstance } from 'fastify';
import { fail } from '../errors/api-error.ts';
import { type Identity, welcome } from '../people/repository.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import type { TokenPair } from '../sessions/sessions.ts';
import type { Db, LoginAttemptRow } from '../storage/tables.ts';
import { providerNamed, redirectUri } from './providers.ts';
import { insertCode, takeAttempt } from './repository.ts';

interface CallbackQuery {
  readonly code?: string;
  readonly state?: string;
  readonly error?: string;
}

/** GET /oauth2/callback: the identity provider sends the browser back. */
export const callback = operation<{ Querystring: CallbackQuery }>({
  id: 'completeLogin',
  method: 'GET',
  path: '/oauth2/callback',
  action: 'complete login',
  authz: everyone,
  ownTransactions: true,
  handler: async (request, reply) => {
    const { server: app, query } = request;
    const { db } = app.storage;
    const attempt = await db
      .transaction()
      .execute((transaction) => takeAttempt(transaction, query.state ?? ''));
    if (query.error !== undefined) throw fail('login_refused');
    if (query.code === undefined) throw fail('missing_parameter', { about: { member: 'code' } });
    if (!attempt) throw fail('unknown_state');
    const identity = await providerNamed(app, attempt.provider).complete({
      url: new URL(request.url, app.publicUrl()),
      redirectUri: redirectUri(app),
      memory: JSON.parse(attempt.memory),
    });
    const outcome = await db
      .transaction()
      .execute((transaction) => finishLogin(app, transaction, attempt, identity));
    if (outcome.kind === 'tokens') return outcome.tokens;
    reply.code(302).header('location', outcome.location);
    return undefined;
  },
});

/** How a login ends: with tokens for whoever is at the browser, or at the client. */
type LoginOutcome =
  | { readonly kind: 'tokens'; readonly tokens: TokenPair }
  | { readonly kind: 'redirect'; readonly location: string };

/** A login with PKCE ends with a code to exchange, one without it with tokens. */
async function finishLogin(
  app: FastifyInstance,
  db: Db,
  { client_callback, client_state, code_challenge }: LoginAttemptRow,
  identity: Identity,
): Promise<LoginOutcome> {
  const user = await welcome(db, identity);
  if (client_callback !== null && code_challenge !== null) {
    const login = {
      user_id: user.id,
      provider: identity.provider,
      groups: JSON.stringify(identity.groups),
      client_callback,
      code_challenge,
    };
    const code = await insertCode(db, login, app.config.LOGIN_SECONDS);
    return redirect(client_callback, { code, state: client_state });
  }
  const { tokens } = await app.sessions.begin(db, user, identity.groups);
  if (client_callback === null) return { kind: 'tokens', tokens };
  return redirect(client_callback, { ...tokens, expires_in: String(tokens.expires_in), state: client_state });
}

function redirect(to: string, query: Readonly<Record<string, string | null>>): LoginOutcome {
  const location = new URL(to);
  for (const [name, value] of Object.entries(query))
    if (value !== null) location.searchParams.set(name, value);
  return { kind: 'redirect', location: location.href };
}
