import type { FlowRedirect, FlowReturn, FlowStart } from '../../openid/code-flow.ts';

export type ProviderName = 'google' | 'github';

/** Whom a provider has let in, with what it says about them. */
export interface ToldPerson {
  /** What the provider calls them; it stays the same. */
  readonly subject: string;
  /** Undefined where it does not tell. */
  readonly email: string | undefined;
  /** Whether the provider has seen that the address is theirs. */
  readonly isVerified: boolean;
  /** A name of the account, if the provider has such names. */
  readonly username: string | undefined;
  readonly name: string | undefined;
  readonly picture: string | undefined;
}

/** Where people can log in who have an account somewhere else. */
export interface Provider {
  /** Throws 503 where the provider does not answer. */
  readonly begin: (start: FlowStart) => Promise<FlowRedirect>;
  /** Throws 401 for a code that is no good, and 503 where the provider does not answer. */
  readonly complete: (back: FlowReturn) => Promise<ToldPerson>;
}
