import type { PersonaId } from './persona.ts';
import type { Account } from './target.ts';

/**
 * On what terms a story has an account. `own`: nobody had it before, and nobody gets it afterwards. `lent`: others may
 * have had it, and may get it afterwards, because the story leaves it as it was. `last`: others may have had it, and
 * nobody gets it afterwards, because the story ends its sessions or deletes it.
 */
export type Terms = 'own' | 'lent' | 'last';

/** The accounts of one story, of an adapter that has only so many. */
export interface Loan {
  /** Waits as long as too many others have accounts. Throws an AuthError, or a NoAccountLeftError. */
  readonly account: (name: string, plays: PersonaId, terms: Terms) => Promise<Account>;
  /** The story is over, and what it made is removed. `leftOf` says in what state it leaves the account of a login. */
  readonly end: (leftOf: (login: string) => Left) => void;
}

/** In what state a story leaves an account. */
export type Left =
  /** `restsUntil` in milliseconds since the epoch: before that, its limits are too near for another story. */
  | { readonly kind: 'as-it-was'; readonly restsUntil: number }
  /** It still lets in, but something stays with it that the next story would come upon. */
  | { readonly kind: 'worn' }
  | { readonly kind: 'gone' };
