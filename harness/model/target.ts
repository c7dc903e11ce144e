import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Left, Terms } from './account-terms.ts';
import type { SecretPlace } from './answer-place.ts';
import type { Budget } from './budget.ts';
import type { Connection } from './connection.ts';
import type { CsrfGuard } from './csrf.ts';
import type { Pace } from './pace.ts';
import type { PersonaId } from './persona.ts';
import type { Receiver } from './receiver.ts';

/** What is tested, and what can be done with it. */
export interface Target {
  readonly kind: 'mock' | 'reference' | 'url';
  /** Base URL without a trailing slash. */
  readonly url: string;
  readonly abilities: readonly Ability[];
  readonly auth: AuthAdapter;
  /** How fast it is asked, by everybody who sends to it; as fast as it answers, where there is none. */
  readonly pace?: Pace;
  /** How it is reached besides its URL; directly, where it does not say. */
  readonly connection?: Connection;
  /** Keeps everybody who sends to it to its limits, logins included; none, where nobody has told them. */
  readonly budget?: Budget;
  /** Where its answers give out secrets, as its configuration says. */
  readonly secretPlaces?: readonly SecretPlace[];
  /** It keeps whoever calls in sessions, by cookies; with a guard against forged requests, where it has one. */
  readonly sessions?: { readonly csrf: CsrfGuard | undefined };
  /** Shared secret of the fault protocol, where the target injects faults. */
  readonly faultSecret?: string;
  /** Where the target can send webhooks to, if it receives webhooks of this harness. */
  readonly receiver?: Receiver;
  /** One that the target trusts, and that says what a story wants it to say. */
  readonly samlIdentityProvider?: SamlIdentityProvider;
}

/** Whether a target is neither made from our document nor our implementation of it. */
export function isForeign({ kind, abilities }: Pick<Target, 'kind' | 'abilities'>): boolean {
  return kind === 'url' && !abilities.includes('force-responses');
}

/** An identity provider as a browser sees it (SAML 2.0, Web Browser SSO profile). Its messages are form fields or query. */
export interface SamlIdentityProvider {
  /** What the target calls it. */
  readonly provider: string;
  /** Logs a person in: the answer to the request in an address that the target sent the browser to. */
  readonly answer: (location: string, person: string) => Promise<Readonly<Record<string, string>>>;
  /** Asks the target to log a person out, as the members of a form or of a query. */
  readonly logout: (binding: 'form' | 'query', person: string) => Readonly<Record<string, string>>;
}

/**
 * `force-responses`: answers with any documented response when asked by `Prefer: code=…`.
 * `inject-faults`: understands the fault protocol.
 * `business-rules`: decides what only an implementation can (conflicts, quotas, what a deletion takes along).
 * `receive-webhooks`: its webhooks may lead to the receiver of this harness.
 * `retry-soon`: it tries again within seconds what could not be delivered there, and gives up within a minute.
 * `open-sockets`: people who work together are connected to it by WebSocket.
 * `reach-limits`: its limits are within the reach of a story, and over within seconds.
 */
export type Ability =
  | 'force-responses'
  | 'inject-faults'
  | 'business-rules'
  | 'receive-webhooks'
  | 'retry-soon'
  | 'open-sockets'
  | 'reach-limits';

/** What a request carries to say who sends it. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The parts of it that must never be written down; the first one tells these credentials from others. */
  readonly secrets: readonly string[];
  /** Milliseconds since the epoch: how long they are good, as the server said; undefined where it did not. */
  readonly expiresAt?: number | undefined;
}

/** Who somebody is to the server, in the words of OpenID Connect. */
export interface Identity {
  /** The identity provider: "google". */
  readonly provider: string;
  /** What that provider calls them. */
  readonly subject: string;
  readonly email: string;
  readonly name: string;
}

/** An account for one story, which may do with it what would spoil a persona: delete it, use up its quota. */
export interface Account {
  readonly identity: Identity;
  /** The persona that it is as good as; what it may do is told by this. */
  readonly plays: PersonaId;
  /** What its story calls it, "hooks"; the stage says so, for whoever reads the evidence. */
  readonly called?: string;
  /** What `again` logs it in with; nothing secret. Missing where it cannot be logged in again. */
  readonly login?: string;
  readonly credentials: (schemes: readonly SecurityScheme[]) => Credentials;
}

/** The accounts of one story, of an adapter that has only so many. */
export interface Loan {
  /** Waits as long as too many others have accounts. Throws an AuthError, or a NoAccountLeftError. */
  readonly account: (name: string, plays: PersonaId, terms: Terms) => Promise<Account>;
  /** The story is over, and what it made is removed. `leftOf` says in what state it leaves the account of a login. */
  readonly end: (leftOf: (login: string) => Left) => void;
}

/** Somebody who is in a group of their identity provider. */
export interface Member {
  readonly account: Account;
  /** What the identity provider calls the group. */
  readonly group: string;
}

/** Who sends a request. */
export type Caller = PersonaId | Account;

export function personaOf(caller: Caller): PersonaId {
  return typeof caller === 'string' ? caller : caller.plays;
}

/** Gets credentials for personas. One adapter per way to log in. */
export interface AuthAdapter {
  readonly name: string;
  /**
   * Undefined when this adapter cannot make that persona. Throws an AuthError when it can, and failed. `spent` are some
   * that are refused, although they were good: others are wanted, and the same are given where there are no others.
   */
  readonly credentials: (
    persona: PersonaId,
    schemes: readonly SecurityScheme[],
    spent?: Credentials,
  ) => Promise<Credentials | undefined>;
  /** Whether it has all that one way to authenticate needs; missing where it has one secret that may fit any of them. */
  readonly fits?: (persona: PersonaId, schemes: readonly SecurityScheme[]) => boolean;
  /** Who a persona is, once the server has seen them. Missing where nobody can know. */
  readonly identity?: (persona: PersonaId) => Promise<Identity | undefined>;
  /** Makes an account that nobody has used. `name` is for people, a few lower-case letters. Throws an AuthError. */
  readonly freshAccount?: (name: string, plays: PersonaId) => Promise<Account>;
  /** Accounts for one story, instead of fresh ones, where there are only so many of them. */
  readonly lend?: () => Loan;
  /** How many accounts there are to throw away; missing where there are always enough. */
  readonly accountsGiven?: number;
  /** How many more accounts were asked for than there are; missing where there are always enough. */
  readonly accountsLacking?: () => number;
  /** What `again` logs a persona in with; undefined where the persona is the same in every run, or cannot log in. */
  readonly loginOf?: (persona: PersonaId) => string | undefined;
  /** Logs somebody in whom an earlier adapter of this kind made. Throws an AuthError. */
  readonly again?: (login: string, plays: PersonaId) => Promise<Account>;
  /** Deletes an account that this or an earlier adapter of this kind made. Throws an AuthError if it stays. */
  readonly remove?: (login: string) => Promise<void>;
  /** Somebody whom the identity provider says to be in a group. Throws an AuthError. */
  readonly member?: () => Promise<Member>;
}

export const noCredentials: Credentials = { headers: {}, query: {}, secrets: [] };
