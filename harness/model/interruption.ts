/** Why a run ended before its time. */
export interface Interruption {
  /** Its user; a condition that it was to end at; a limit to what it may send; a target that went away. */
  readonly by: 'user' | 'condition' | 'limit' | 'target';
  /** One clause: "it was stopped by its user". */
  readonly sentence: string;
}
