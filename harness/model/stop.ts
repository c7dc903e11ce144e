/** Why a scenario could not continue. Thrown inside a story, caught by the runner, never shown to users as an error. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly kind: StopKind;
  /** The status that was returned instead of the expected one, if that is why. */
  readonly status: number | undefined;

  constructor(kind: StopKind, reason: string, { status }: { readonly status?: number } = {}) {
    super(reason);
    this.kind = kind;
    this.status = status;
  }
}

/**
 * `answered-otherwise`: the tested step returned another status. `tolerated`: a step returned one that is no violation
 * here. `setup-failed`: a step before it failed. `not-provocable`: no request could show anything. `not-possible`: the
 * target or the adapter cannot do what a step needs. `does-not-fit`: the contract lacks something. `no-account-left`:
 * it needs another disposable account. `excluded`: it needs something that the user left out. `protected`: it could
 * change existing data. `put-off`: the target postponed a step for longer than the run waits. `interrupted`: no more
 * requests may be sent. `inconclusive`: its persona cannot log in any more.
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
