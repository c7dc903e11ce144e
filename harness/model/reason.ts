/** Why a cell or a scenario was not exercised. Never absent, never a bare word: the sentence says what would help. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly sentence: string;
}

export type ReasonKind =
  /** No known request triggers this status from the contract alone. */
  | 'no-strategy'
  /** The target lacks a needed ability. */
  | 'not-provocable'
  /** The scenario ran, and another status was returned that is no violation. */
  | 'answered-otherwise'
  /** The scenario ran, and another status was returned that is tolerated. */
  | 'tolerated'
  /** A set-up step failed. */
  | 'setup-failed'
  /** The adapter or the target could not do what a step needs. */
  | 'not-possible'
  /** It needs another disposable account. */
  | 'no-account-left'
  /** The contract lacks something the scenario needs. */
  | 'does-not-fit'
  /** Refused as expected, but the control of the persona failed: the refusal proves nothing. */
  | 'inconclusive'
  /** The target became unreachable. */
  | 'unreachable'
  /** The target postponed it with 429 or 503 for longer than the run waits. */
  | 'put-off'
  /** Recorded traffic has no response with this status. */
  | 'not-observed'
  /** The run ended before a scenario for it ran. */
  | 'interrupted'
  /** The user left it out. */
  | 'excluded'
  /** It could change data that existed before the run. */
  | 'protected';
