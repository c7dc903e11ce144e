import type { ReceivedResponse } from './exchange.ts';

/** The properties of a request that limits depend on. */
export interface Spending {
  /** Operation key. */
  readonly operation: string;
  /** The sender: a persona, or an account of a scenario. */
  readonly account: string;
  /** Whether it may use the part that is reserved for logins and the clean-up. */
  readonly fromReserve: boolean;
  /** Whether the request is sent to reach a limit. */
  readonly reachesLimit?: boolean;
}

/** Obeys limits that are known in advance. */
export interface Budget {
  /** Waits until a request is within the limits. Stops the scenario if it would have to wait for too long. */
  readonly take: (spending: Spending) => Promise<void>;
  /** Learns the limits that a response names. */
  readonly heard: (operation: string, response: Pick<ReceivedResponse, 'headers'>) => void;
}

/** For a target without known limits. */
export const noLimits: Budget = { take: async () => {}, heard: () => {} };
