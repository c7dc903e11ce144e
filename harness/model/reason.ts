/** Why a cell or a scenario was not exercised. Never absent, never a bare word: the sentence says what would help. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly sentence: string;
}

export type ReasonKind =
  /** Nothing that is known provokes this status from the contract alone. */
  | 'no-strategy'
  /** The target lacks an ability that is needed. */
  | 'not-provocable'
  /** Aimed at, and something else came back that is no violation. */
  | 'answered-otherwise'
  /** Aimed at, and something else came back that is decided to be no violation of this instance. */
  | 'tolerated'
  /** A step before the aim failed. */
  | 'setup-failed'
  /** The adapter or the target could not do what a step needs. */
  | 'not-possible'
  /** It takes another disposable account. */
  | 'no-account-left'
  /** The contract lacks something the scenario needs. */
  | 'does-not-fit'
  /** Refused as expected, but the same persona is refused where it must not be: it proves nothing. */
  | 'inconclusive'
  /** The target stopped answering. */
  | 'unreachable'
  /** The target refused it for now, by 429 or 503, and for longer than anybody waits. */
  | 'put-off'
  /** The run ended before anything aimed at it. */
  | 'interrupted'
  /** Whoever started the run did not want it. */
  | 'excluded'
  /** It could change what was there before the run. */
  | 'protected';
