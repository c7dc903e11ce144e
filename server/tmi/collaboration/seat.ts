import type { Caller } from '../sessions/caller.ts';

/** A socket's place in a session. */
export interface Seat {
  readonly connectionId: string;
  readonly sessionId: string;
  readonly threatModelId: string;
  readonly diagramId: string;
  readonly caller: Caller;
}
