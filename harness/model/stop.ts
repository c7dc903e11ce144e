/** Why a scenario could not go on. Thrown inside a story, caught by the runner, never seen by users as an error. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly kind: StopKind;
  /** What was answered instead of what was expected, if that is why. */
  readonly status: number | undefined;

  constructor(kind: StopKind, reason: string, { status }: { readonly status?: number } = {}) {
    super(reason);
    this.kind = kind;
    this.status = status;
  }
}

/**
 * `answered-otherwise`: the aimed step got another status. `tolerated`: a step got one that is no violation here. `setup-failed`: so did a step before it.
 * `not-provocable`: nothing that could be sent would tell anything. `not-possible`: the target or the adapter cannot do what a step needs. `does-not-fit`: the contract lacks something.
 * `no-account-left`: it takes another disposable account. `excluded`: it would have to do what the run is not to do. `protected`: it could change what others made.
 * `put-off`: the target refused a step for longer than anybody waits. `interrupted`: no more may be sent. `inconclusive`: whoever is to send it is not let in any more.
 */
export type StopKind =
  | 'answered-otherwise'
  | 'tolerated'
  | 'setup-failed'
  | 'not-possible'
  | 'does-not-fit'
  | 'not-provocable'
  | 'no-account-left'
  | 'excluded'
  | 'protected'
  | 'put-off'
  | 'inconclusive'
  | 'interrupted';
