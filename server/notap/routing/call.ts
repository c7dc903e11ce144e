import type { Passwords } from '../../passwords/passwords.ts';
import type { SecretBox } from '../../secret-box.ts';
import type { Config } from '../config.ts';
import type { DeveloperTokens } from '../credentials/developer-tokens.ts';
import type { ManagementTokens } from '../credentials/management-tokens.ts';
import type { Secrets } from '../credentials/secrets.ts';
import type { Db, Storage } from '../storage/tables.ts';
import type { Sender } from '../webhooks/deliver.ts';
import type { Permission } from './authz.ts';

/** What a server is made of. */
export interface NotapServer {
  readonly config: Config;
  readonly storage: Storage;
  readonly passwords: Passwords;
  readonly developerTokens: DeveloperTokens;
  readonly managementTokens: ManagementTokens;
  /** The keys that the configuration names. */
  readonly adminKeys: Secrets;
  readonly pspKeys: Secrets;
  /** Seals the secrets of webhooks. */
  readonly sealed: SecretBox;
  /** What sends to webhooks, made once: its file of authorities is read when the server starts. */
  readonly sender: () => Promise<Sender>;
  /** Milliseconds since 1970; tests turn it. */
  readonly clock: () => number;
}

/** Who calls, by a credential that is good. */
export type Caller =
  | {
      readonly kind: 'key';
      readonly keyId: string;
      readonly developerId: string;
      readonly permissions: readonly Permission[];
    }
  | { readonly kind: 'administrator' }
  | { readonly kind: 'psp'; readonly psp: string }
  | { readonly kind: 'developer'; readonly developerId: string; readonly jti: string }
  | { readonly kind: 'user'; readonly uuid: string };

/** A request as its handler sees it: who calls, and what for. */
export interface Call<Body = undefined> {
  readonly server: NotapServer;
  /** The transaction of the request. */
  readonly db: Db;
  readonly caller: Caller | null;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Body;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What the server is made of. */
    notap: NotapServer;
  }
  interface FastifyRequest {
    /** Who calls NoTap; nobody, where an operation needs no credential. */
    notapCaller: Caller | null;
  }
}

/** The developer whose key or token it is. */
export function developerOf({ caller }: Pick<Call, 'caller'>): string {
  if (caller?.kind !== 'key' && caller?.kind !== 'developer')
    throw new Error('the operation takes no credential of a developer');
  return caller.developerId;
}

/** The payment service provider whose key it is. */
export function pspOf({ caller }: Pick<Call, 'caller'>): string {
  if (caller?.kind !== 'psp') throw new Error('the operation takes no key of a payment service provider');
  return caller.psp;
}

/** A value of the path, by its name. */
export function inPath({ path }: Pick<Call, 'path'>, name: string): string {
  const value = path[name];
  if (value === undefined) throw new Error(`the path has no parameter ${name}`);
  return value;
}
