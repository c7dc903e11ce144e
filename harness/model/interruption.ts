/** Why a run ended early. */
export interface Interruption {
  /** Its user; a condition that it was to end at; a limit to what it may send; a target that went away. */
  readonly by: 'user' | 'condition' | 'limit' | 'target';
  /** One clause: "stopped by the user". */
  readonly sentence: string;
}

/** What a report says of a run that a signal ended. */
export const stoppedByUser = 'stopped by the user';
