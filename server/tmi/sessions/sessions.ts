import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { repeat } from '../../repeat.ts';
import { secretBox } from '../../secret-box.ts';
import { newId } from '../clock.ts';
import { fail } from '../errors/api-error.ts';
import type { Db, UserRow } from '../storage/tables.ts';
import { type AccessTokens, accessTokens } from './access-token.ts';
import type { Caller } from './caller.ts';
import { type KeyRing, keyRing } from './key-ring.ts';
import { beginSession, insertRefreshToken, livingSession, prolongSession } from './repository.ts';

/** S0's token answer. */
export interface TokenPair {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
}

/** A session that has just begun, and its first tokens. */
export interface BegunSession {
  readonly sessionId: string;
  readonly tokens: TokenPair;
}

/** Logins and their tokens. */
export interface Sessions {
  readonly keys: KeyRing;
  readonly tokens: AccessTokens;
  /** A new session. */
  readonly begin: (db: Db, user: UserRow, groups: readonly string[]) => Promise<BegunSession>;
  /** New tokens for a session; throws 401 if it has ended. */
  readonly renew: (db: Db, sessionId: string) => Promise<TokenPair>;
  /** Who a bearer token belongs to; throws 401 where it is no good. */
  readonly callerFor: (db: Db, token: string) => Promise<Caller>;
}

declare module 'fastify' {
  interface FastifyInstance {
    sessions: Sessions;
    /** `<provider>:<id>` of those who administer this instance. */
    administrators: ReadonlySet<string>;
  }
}

/** How often a key is looked for that another instance made, or that is too old. */
const KEY_CHECK_MS = 60_000;

/** Adds `app.sessions`, and finds out who calls before anything else is looked at. */
export const sessions = fp(
  async (app) => {
    app.decorate(
      'administrators',
      new Set(app.config.ADMINISTRATORS.split(',').filter((name) => name !== '')),
    );
    app.decorate('sessions', createSessions(app));
    app.decorateRequest('caller', null);
    const refresh = () => app.sessions.keys.refresh(app.storage.db);
    app.addHook('onReady', refresh);
    repeat(app, KEY_CHECK_MS, refresh);
    app.addHook('onRequest', async (request) => {
      const { policy } = request.routeOptions.config;
      if (!policy || policy.authz.public) return;
      request.caller = await app.sessions.callerFor(app.storage.db, bearerToken(request));
    });
  },
  { name: 'sessions', dependencies: ['config', 'storage', 'public-url', 'errors'] },
);

function createSessions(app: FastifyInstance): Sessions {
  const { config } = app;
  const keys = keyRing({
    box: secretBox(config.SECRET, 'tmi secrets'),
    rotateAfterDays: config.SIGNING_KEY_DAYS,
    tokenSeconds: config.ACCESS_TOKEN_SECONDS,
  });
  const tokens = accessTokens(keys, app.publicUrl, config.ACCESS_TOKEN_SECONDS);

  // As long as a token of it can be good.
  const sessionSeconds = Math.max(config.REFRESH_TOKEN_SECONDS, config.ACCESS_TOKEN_SECONDS);

  const pair = async (db: Db, user: UserRow, groups: readonly string[], sid: string): Promise<TokenPair> => ({
    access_token: await tokens.sign({
      sub: user.provider_id,
      email: user.email,
      name: user.display_name,
      idp: user.provider,
      groups,
      sid,
      jti: newId(),
    }),
    refresh_token: await insertRefreshToken(db, sid, config.REFRESH_TOKEN_SECONDS),
    token_type: 'Bearer',
    expires_in: config.ACCESS_TOKEN_SECONDS,
  });

  return {
    keys,
    tokens,
    begin: async (db, user, groups) => {
      const sessionId = await beginSession(db, user.id, groups, sessionSeconds);
      return { sessionId, tokens: await pair(db, user, groups, sessionId) };
    },
    renew: async (db, sessionId) => {
      const session = await livingSession(db, sessionId);
      if (!session) throw fail('unknown_refresh_token');
      await prolongSession(db, sessionId, sessionSeconds);
      return pair(db, session.user, session.groups, sessionId);
    },
    callerFor: async (db, token) => {
      const { sid } = await tokens.verify(db, token);
      const session = await livingSession(db, sid);
      if (!session) throw fail('stale_session');
      const { user, groups } = session;
      return {
        id: user.id,
        provider: user.provider,
        providerId: user.provider_id,
        displayName: user.display_name,
        email: user.email,
        groups,
        sessionId: sid,
        isAdministrator: app.administrators.has(`${user.provider}:${user.provider_id}`),
      };
    },
  };
}

/** RFC 6750, section 2.1; the name of the scheme has no case (RFC 9110, section 11.1). */
function bearerToken({ headers }: FastifyRequest): string {
  const { authorization } = headers;
  if (authorization === undefined) throw fail('missing_token');
  const [, token] = /^bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(authorization) ?? [];
  if (token === undefined) throw fail('invalid_token');
  return token;
}
