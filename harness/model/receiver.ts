import type { Arrivals } from './arrivals.ts';

/** A request that a target sent to this run. */
export interface Delivery {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names in lower case; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes: signatures are over them. */
  readonly body: Buffer;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The response of the receiver; `hang` never responds. */
export type Reaction =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | 'hang';

/** How an inbox responds to a delivery, given those before it. */
export type React = (delivery: Delivery, before: readonly Delivery[]) => Reaction;

/** An address for one story, and what was sent there. */
export interface Inbox extends Arrivals<Delivery> {
  readonly url: string;
  /** How long a story waits for a delivery, in milliseconds. */
  readonly patience: number;
}

/**
 * Receives requests that targets send by themselves. Every inbox has its own path, so that stories do not see each
 * other's deliveries; other paths return 404.
 */
export interface Receiver {
  /** The URL for targets: "https://127.0.0.1:43121", without a trailing slash. */
  readonly url: string;
  /** The authority of its certificate, as PEM: the target must trust it. */
  readonly authority: string;
  /** `onDelivery` is called for every delivery before the response. */
  readonly open: (react: React, onDelivery?: (delivery: Delivery) => void) => Inbox;
  /** Closes all open connections. */
  readonly close: () => Promise<void>;
}
