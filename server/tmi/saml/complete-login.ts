import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail } from '../errors/api-error.ts';
import { takeAttempt } from '../oauth/repository.ts';
import { welcome } from '../people/repository.ts';
import { everyone } from '../routing/authz.ts';
import { form, operation } from '../routing/operation.ts';
import type { TokenPair } from '../sessions/sessions.ts';
import type { Db, LoginAttemptRow } from '../storage/tables.ts';
import { insertSamlSession } from './repository.ts';
import { loginIn, type SamlLogin, serviceProvider } from './service-provider.ts';

interface SamlResponse {
  readonly SAMLResponse: string;
  readonly RelayState?: string;
}

/**
 * POST /saml/acs: the browser brings what the identity provider says. It must answer a request that began here, named by
 * its relay state, and can do so once; a response that nobody asked for logs nobody in.
 */
export const completeSamlLogin = operation<{ Body: SamlResponse }>({
  id: 'completeSamlLogin',
  method: 'POST',
  path: '/saml/acs',
  action: 'complete SAML login',
  authz: everyone,
  consumes: form,
  ownTransactions: true,
  handler: async (request, reply) => {
    const { server: app, body } = request;
    const { db } = app.storage;
    const attempt = await db
      .transaction()
      .execute((transaction) => takeAttempt(transaction, body.RelayState ?? ''));
    const login = await loginOf(request, attempt, body.SAMLResponse);
    const tokens = await db.transaction().execute((transaction) => begin(app, transaction, login));
    if (!attempt || attempt.client_callback === null) return tokens;
    reply.code(302).header('location', withTokens(attempt.client_callback, tokens));
    return undefined;
  },
});

/** Whatever is wrong, the answer is the same: what is wrong with a forgery is only logged. */
async function loginOf(
  { server: app, log }: FastifyRequest,
  attempt: LoginAttemptRow | undefined,
  response: string,
): Promise<SamlLogin> {
  const settings = app.samlProviders.get(attempt?.provider ?? '');
  if (!attempt || !settings) throw fail('invalid_assertion');
  const { requestId = '' } = JSON.parse(attempt.memory) as { readonly requestId?: string };
  try {
    return await loginIn(serviceProvider(app.publicUrl()), settings, response, requestId);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ provider: settings.id, reason }, 'a login was refused');
    throw fail('invalid_assertion');
  }
}

async function begin(app: FastifyInstance, db: Db, login: SamlLogin): Promise<TokenPair> {
  const { identity, nameId, sessionIndex } = login;
  const user = await welcome(db, identity);
  const { sessionId, tokens } = await app.sessions.begin(db, user, identity.groups);
  await insertSamlSession(db, {
    session_id: sessionId,
    provider: identity.provider,
    name_id: nameId,
    session_index: sessionIndex,
  });
  return tokens;
}

/** In the fragment, which no server and no log on the way ever sees. */
function withTokens(callback: string, tokens: TokenPair): string {
  const location = new URL(callback);
  location.hash = new URLSearchParams({ ...tokens, expires_in: String(tokens.expires_in) }).toString();
  return location.href;
}
