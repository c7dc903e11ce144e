/** Why a run ended early. */
export interface Interruption {
  /** By the user; by a condition such as --bail; by a limit on requests; by a target that became unreachable. */
  readonly by: 'user' | 'condition' | 'limit' | 'target';
  /** One clause: "stopped by the user". */
  readonly sentence: string;
}

/** The reason in the report of a run that a signal ended. */
export const stoppedByUser = 'stopped by the user';
