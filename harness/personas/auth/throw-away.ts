import { randomBytes } from 'node:crypto';
import type { AuthAdapter } from '../../model/target.ts';
import type { AccountCalls } from './account-calls.ts';
import type { Send } from './log-in.ts';
import { type MadeAccountsOptions, madeAccounts } from './made-accounts.ts';
import { accountOf, type Person } from './person.ts';

/** Accounts that nobody minds losing. */
export interface ThrowAwayAccounts {
  readonly calls: AccountCalls;
  readonly send: Send;
  /** How stories get theirs. */
  readonly forStories: Pick<AuthAdapter, 'freshAccount' | 'leaseAccounts' | 'accountsGiven'>;
  /** For a persona whose account is spoiled. Throws an AuthError, or a NoAccountLeftError. */
  readonly forPersona: (persona: SpoiledPersonaId) => Promise<Person>;
  /** One that was given out before, perhaps in another process. Throws an AuthError. */
  readonly again: (login: string) => Promise<Person>;
  /** Told of an account that is deleted. */
  readonly forget: (login: string) => void;
  /** Deletes an account; missing where somebody else made them. Throws an AuthError if it stays. */
  readonly remove?: (login: string) => Promise<void>;
  /** Deletes those that were made here. Throws an AuthError that names those that stay. */
  readonly removeAll: () => Promise<void>;
  /** How many more were asked for than there are. */
  readonly lacking: () => number;
}

export type SpoiledPersonaId = 'revoked' | 'deleted';

/** Accounts that somebody makes when they are asked for, by name; deleted in the end. */
export function accountsOnDemand(options: MadeAccountsOptions): ThrowAwayAccounts {
  const { calls, send } = options;
  const run = randomBytes(3).toString('hex');
  const { arrive, again, forget, remove, removeAll } = madeAccounts(options);
  let count = 0;
  const next = (name: string): Promise<Person> => arrive(`${name.slice(0, 8)}-${run}-${++count}`);
  return {
    ...{ calls, send, forPersona: next, again, forget, remove, removeAll },
    forStories: { freshAccount: async (name, plays) => accountOf(await next(name), plays) },
    lacking: () => 0,
  };
}
