import type { Arrivals } from './arrivals.ts';

/** How a connection ended. */
export interface Closing {
  /** RFC 6455, section 7.4; 1006 if the other side closed without a code, or never opened the connection. */
  readonly code: number;
  readonly reason: string;
}

/** One end of a WebSocket whose messages are JSON. */
export interface Socket extends Arrivals<unknown> {
  /** Whether the connection was opened. */
  readonly wasOpened: boolean;
  readonly send: (message: unknown) => void;
  /** Undefined while it is open. */
  readonly closing: () => Closing | undefined;
  /** Waits until it is closed, for at most so many milliseconds; undefined if it is still open then. */
  readonly untilClosed: (milliseconds: number) => Promise<Closing | undefined>;
  readonly close: () => Promise<void>;
}
