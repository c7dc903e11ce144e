/** What is to be sent, as far as limits care. */
export interface Spending {
  /** Operation key. */
  readonly operation: string;
  /** Who sends it: a persona, or an account of its own. */
  readonly account: string;
  /** Whether it may use the part that is kept for what has to be done: logins, and the clean-up. */
  readonly fromReserve: boolean;
}

/** Keeps to limits that are known before anything is sent. */
export interface Budget {
  /** Waits until a request fits. Stops the scenario where it would have to wait for longer than anybody does. */
  readonly take: (spending: Spending) => Promise<void>;
}

/** That of a target whose limits nobody has told. */
export const noLimits: Budget = { take: async () => {} };
