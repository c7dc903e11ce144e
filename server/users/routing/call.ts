import type { Passwords } from '../../passwords/passwords.ts';
import type { Config } from '../config.ts';
import type { Providers } from '../providers/providers.ts';
import type { SignedTokens } from '../sessions/signed-tokens.ts';
import type { Db, Storage } from '../storage/tables.ts';
import type { Grants } from './authz.ts';
import type { StillInTime } from './time-limit.ts';

/** What a server is made of. */
export interface UsersServer {
  readonly config: Config;
  readonly storage: Storage;
  readonly accessTokens: SignedTokens;
  readonly refreshTokens: SignedTokens;
  readonly passwords: Passwords;
  readonly providers: Providers;
  /** The address of the server, without a slash at the end. */
  readonly publicUrl: () => string;
  /** Milliseconds since 1970; tests turn it. */
  readonly clock: () => number;
}

/** Who calls, by an access token that is still good. */
export interface Caller extends Grants {
  readonly id: string;
  /** The identifier of the token. */
  readonly jti: string;
  /** Until when the token is good: seconds since 1970. */
  readonly expires: number;
}

/** A request as its handler sees it: who calls, and what for. */
export interface Call<Body = undefined> {
  readonly server: UsersServer;
  /** The transaction of the request. */
  readonly db: Db;
  /** A handler with transactions of its own asks it before each ends. */
  readonly stillInTime: StillInTime;
  readonly caller: Caller | null;
  /** Each is a UUID, in lower case. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Body;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What the server is made of. */
    users: UsersServer;
  }
  interface FastifyRequest {
    /** Who is logged in at the user management; nobody, where an operation is public. */
    usersCaller: Caller | null;
  }
}

/** Who calls. */
export function callerOf({ caller }: Pick<Call, 'caller'>): Caller {
  if (!caller) throw new Error('the operation is public: nobody has to have logged in');
  return caller;
}
