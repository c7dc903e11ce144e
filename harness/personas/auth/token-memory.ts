import type { IssuedToken } from './issued-token.ts';

/**
 * Keeps the tokens of accounts for whoever cleans up after a run that was killed: a server may limit logins, and the
 * clean-up must not wait for that.
 */
export interface TokenMemory {
  /** Told of every token of an account; the newest counts. */
  readonly keep: (login: string, token: IssuedToken) => void;
  /** A token that another process kept, once: whoever asks again found it dead. */
  readonly take: (login: string) => IssuedToken | undefined;
}
