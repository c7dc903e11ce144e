import type { Contract } from '../../contract/contract.ts';
import type { AccountsOf } from '../../harness/auth/test-provider.ts';
import type { Note } from '../../harness/kept-journal.ts';
import type { Ability, AuthAdapter } from '../../harness/target.ts';

/** A way to get credentials for a target at a URL. */
export interface AuthKind {
  /** As for --auth. */
  readonly name: string;
  /** For people, a few words. */
  readonly says: string;
  /** Reads what it needs, and logs nobody in yet. Throws a UserError. */
  readonly open: (context: AuthContext) => Promise<Means>;
}

export interface AuthContext {
  /** Base URL of the target, without a trailing slash. */
  readonly url: string;
  readonly contract: Contract;
  /** How accounts are made there, and leave; undefined for an API of which nothing is known. */
  readonly accounts: AccountsOf | undefined;
  /** Milliseconds for one exchange of a login. */
  readonly timeout: number;
  /** Holds tokens and secrets, so that they appear in no process list. */
  readonly environment: NodeJS.ProcessEnv;
  /** Told of accounts that are made there, and gone. */
  readonly note?: Note | undefined;
}

/** Credentials, what can be done with them, and how to leave. */
export interface Means {
  readonly auth: AuthAdapter;
  readonly abilities: readonly Ability[];
  /** Throws an AuthError if accounts that were made there stay. */
  readonly close: () => Promise<void>;
}
