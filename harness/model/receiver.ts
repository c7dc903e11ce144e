import type { Arrivals } from './arrivals.ts';

/** A request that a target sent to this harness. */
export interface Delivery {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names in lower case; repeated ones joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** The very bytes: signatures are over them. */
  readonly body: Buffer;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What the receiver answers; `hang` is nothing at all, for as long as the sender waits. */
export type Reaction =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | 'hang';

/** How an inbox answers a delivery, given those that came before it. */
export type React = (delivery: Delivery, before: readonly Delivery[]) => Reaction;

/** An address that nobody else knows, and what was sent there. */
export interface Inbox extends Arrivals<Delivery> {
  readonly url: string;
  /** How long whoever waits for a delivery waits, in milliseconds. */
  readonly patience: number;
}

/**
 * Takes what targets send by themselves. Every inbox has a path of its own, so that stories do not see each other's
 * deliveries; elsewhere it answers 404.
 */
export interface Receiver {
  /** Where targets reach it: "https://127.0.0.1:43121", without a trailing slash. */
  readonly url: string;
  /** The authority of its certificate, as PEM: the target has to trust it. */
  readonly authority: string;
  /** `onDelivery` is told of every delivery before it is answered. */
  readonly open: (react: React, onDelivery?: (delivery: Delivery) => void) => Inbox;
  /** Hangs up on whoever is still waiting. */
  readonly close: () => Promise<void>;
}
