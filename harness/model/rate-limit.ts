/** A rate limit of a target, from the configuration. */
export interface RateLimit {
  readonly requests: number;
  /** Length of the window, in seconds. */
  readonly seconds: number;
  /** Whose requests count together: all of this machine, or those of one account. */
  readonly per: 'address' | 'account';
  /** Keys of the operations that it applies to; all if it names none. */
  readonly operations: readonly string[];
}
