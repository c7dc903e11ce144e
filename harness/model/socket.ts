import type { Arrivals } from './arrivals.ts';

/** How a connection ended. */
export interface Closing {
  /** RFC 6455, section 7.4; 1006 where the other side said nothing, or never let anybody in. */
  readonly code: number;
  readonly reason: string;
}

/** One end of a WebSocket whose messages are JSON. */
export interface Socket extends Arrivals<unknown> {
  /** Whether the other side let us in. */
  readonly wasOpened: boolean;
  readonly send: (message: unknown) => void;
  /** Undefined while it is open. */
  readonly closing: () => Closing | undefined;
  /** Waits until it is closed, at most so many milliseconds; undefined if it still is open then. */
  readonly untilClosed: (milliseconds: number) => Promise<Closing | undefined>;
  readonly close: () => Promise<void>;
}
