import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Left, Terms } from './account-terms.ts';
import type { SecretPlace } from './answer-place.ts';
import type { Budget } from './budget.ts';
import type { Connection } from './connection.ts';
import type { CsrfGuard } from './csrf.ts';
import type { Pace } from './pace.ts';
import type { PersonaId } from './persona.ts';
import type { Receiver } from './receiver.ts';

/** What is tested, and its abilities. */
export interface Target {
  readonly kind: 'mock' | 'reference' | 'url';
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** Of what the container is that it was started in, for people; absent if it runs by itself. */
  readonly container?: string;
  readonly abilities: readonly Ability[];
  readonly auth: AuthAdapter;
  /** The pace of all requests to it; no limit if absent. */
  readonly pace?: Pace;
  /** How it is reached besides its URL; directly if absent. */
  readonly connection?: Connection;
  /** Keeps all requests within its rate limits, logins included; none if its limits are not known. */
  readonly budget?: Budget;
  /** Where its responses contain issued secrets, from the configuration. */
  readonly secretPlaces?: readonly SecretPlace[];
  /** It uses sessions with cookies, and CSRF protection if it is configured. */
  readonly sessions?: { readonly csrf: CsrfGuard | undefined };
  /** Shared secret of the fault protocol, if the target supports it. */
  readonly faultSecret?: string;
  /** The receiver for its webhooks, if it can send them to this run. */
  readonly receiver?: Receiver;
  /** A SAML identity provider that the target trusts, and that stories control. */
  readonly samlIdentityProvider?: SamlIdentityProvider;
  /** Identity providers of OAuth 2.0 that the target trusts, and that stories control. */
  readonly oauthProviders?: OauthProviders;
  /** What it has mailed, if that can be read. */
  readonly outbox?: Outbox;
}

/** Mails of a target, which reach nobody. */
export interface Outbox {
  /** The secrets that were mailed to an address, such as the token of a link; the latest first. */
  readonly mailedTo: (address: string) => Promise<readonly string[]>;
}

/** Whether a target is neither made from our document nor our implementation of it. */
export function isForeign({ kind, abilities }: Pick<Target, 'kind' | 'abilities'>): boolean {
  return kind === 'url' && !abilities.includes('force-responses');
}

/**
 * An identity provider as a browser sees it (SAML 2.0, Web Browser SSO profile). Its messages are form fields or query
 * parameters.
 */
export interface SamlIdentityProvider {
  /** Its name on the target. */
  readonly provider: string;
  /** Logs a user in: the response to the request in an address that the target redirected the browser to. */
  readonly answer: (location: string, person: string) => Promise<Readonly<Record<string, string>>>;
  /** Asks the target to log a user out, as the members of a form or of a query. */
  readonly logout: (binding: 'form' | 'query', person: string) => Readonly<Record<string, string>>;
}

/** Identity providers of OAuth 2.0 as a browser sees them. */
export interface OauthProviders {
  /**
   * Logs a user in at the provider of this name: the address that it sends the browser back to, for the address that the
   * target has named. Without a user, nobody is let in.
   */
  readonly visit: (provider: string, location: string, user: ProviderUser | undefined) => Promise<URL>;
}

/** A user of an identity provider, with what it tells about them. */
export interface ProviderUser {
  readonly subject: string;
  readonly email: string;
  /** Whether the provider has verified the address. */
  readonly isVerified: boolean;
  readonly name: string;
}

/**
 * `force-responses`: returns any documented response for `Prefer: code=…`. `inject-faults`: supports the fault
 * protocol. `business-rules`: applies rules that only an implementation has (conflicts, quotas, cascading deletions).
 * `receive-webhooks`: it can send webhooks to the receiver of this run. `retry-soon`: it retries failed deliveries
 * within seconds, and stops within a minute. `open-sockets`: collaboration by WebSocket. `reach-limits`: its rate
 * limits are low enough for a story, and reset within seconds. `own-addresses`: it takes the address of a client from
 * X-Forwarded-For, so that a story can exceed the limit of an address that no other story has.
 */
export type Ability =
  | 'force-responses'
  | 'inject-faults'
  | 'business-rules'
  | 'receive-webhooks'
  | 'retry-soon'
  | 'open-sockets'
  | 'reach-limits'
  | 'own-addresses';

/** The credentials of a request. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The parts that must never be written down; the first one identifies these credentials. */
  readonly secrets: readonly string[];
  /** Milliseconds since the epoch: when they expire, as the server said; undefined if it did not say. */
  readonly expiresAt?: number | undefined;
}

/** Credentials that worked and are now refused. */
export interface Spent extends Credentials {
  /** Only those of a new login help (RFC 9470, section 4). */
  readonly wanted?: 'login';
}

/** The identity of a user on the server, in the terms of OpenID Connect. */
export interface Identity {
  /** The identity provider: "google". */
  readonly provider: string;
  /** The id of the user at that provider. */
  readonly subject: string;
  readonly email: string;
  readonly name: string;
  /** The roles that it has in the system as a whole, by the names of the document; missing if the server does not say. */
  readonly roles?: readonly string[];
}

/** An account for one story, which may do with it what would harm a persona: delete it, use up its quota. */
export interface Account {
  readonly identity: Identity;
  /** The persona that it stands for, which determines what it may do. */
  readonly plays: PersonaId;
  /** The name that its story gives it, "hooks"; the evidence shows it. */
  readonly called?: string;
  /** What `again` logs it in with; no secret. Missing if it cannot log in again. */
  readonly login?: string;
  readonly credentials: (schemes: readonly SecurityScheme[]) => Credentials;
}

/** The accounts of one story, for an adapter with a limited number of them. */
export interface AccountLease {
  /** Waits while too many other stories use accounts. Throws an AuthError, or a NoAccountLeftError. */
  readonly account: (name: string, plays: PersonaId, terms: Terms) => Promise<Account>;
  /**
   * The story is over, and what it created is removed. `leftOf` returns the state in which it leaves the account of a
   * login.
   */
  readonly end: (leftOf: (login: string) => Left) => void;
}

/** A user who belongs to a group at the identity provider. */
export interface Member {
  readonly account: Account;
  /** The id of the group at the identity provider. */
  readonly group: string;
}

/** The sender of a request. */
export type Caller = PersonaId | Account;

export function personaOf(caller: Caller): PersonaId {
  return typeof caller === 'string' ? caller : caller.plays;
}

/** Gets credentials for personas. One adapter per kind of authentication. */
export interface AuthAdapter {
  readonly name: string;
  /**
   * Undefined if this adapter does not support the persona. Throws an AuthError if a login failed. Returns
   * others than those that are spent, or the same if there are no others.
   */
  readonly credentials: (
    persona: PersonaId,
    schemes: readonly SecurityScheme[],
    spent?: Spent,
  ) => Promise<Credentials | undefined>;
  /**
   * Credentials that are for one resource only, such as a token that its user got; `path` has the resource. Asked before
   * `credentials`; undefined if the persona sends its usual ones. Missing if there are none of that kind.
   */
  readonly ofResource?: (
    persona: PersonaId,
    schemes: readonly SecurityScheme[],
    path: Readonly<Record<string, string>>,
  ) => Credentials | undefined;
  /** Whether it has all secrets of one way to authenticate; missing if it has one secret that may fit any of them. */
  readonly fits?: (persona: PersonaId, schemes: readonly SecurityScheme[]) => boolean;
  /** The identity of a persona, once the server has seen it. Missing if it cannot be known. */
  readonly identity?: (persona: PersonaId) => Promise<Identity | undefined>;
  /** Creates an unused account. `name` is for readers, a few lower-case letters. Throws an AuthError. */
  readonly freshAccount?: (name: string, plays: PersonaId) => Promise<Account>;
  /** Accounts for one story, instead of new ones, if their number is limited. */
  readonly leaseAccounts?: () => AccountLease;
  /** How many disposable accounts there are; missing if there are always enough. */
  readonly accountsGiven?: number;
  /** How many more accounts were requested than there are; missing if there are always enough. */
  readonly accountsLacking?: () => number;
  /** What `again` logs a persona in with; undefined if the persona is the same in every run, or cannot log in. */
  readonly loginOf?: (persona: PersonaId) => string | undefined;
  /** Logs in an account that an earlier adapter of this kind created. Throws an AuthError. */
  readonly again?: (login: string, plays: PersonaId) => Promise<Account>;
  /** Deletes an account that this or an earlier adapter of this kind created. Throws an AuthError if it remains. */
  readonly remove?: (login: string) => Promise<void>;
  /**
   * Waits until a login of this user cannot be mistaken for the one before, whoever sends it; missing if logins need no
   * distance.
   */
  readonly beforeLogin?: (login: string) => Promise<void>;
  /** A user whom the identity provider reports as a member of a group. Throws an AuthError. */
  readonly member?: () => Promise<Member>;
}

export const noCredentials: Credentials = { headers: {}, query: {}, secrets: [] };
