export interface Counts {
  readonly operations: number;
  readonly cells: number;
  readonly conformant: number;
  readonly violating: number;
  readonly notExercised: number;
  /** Conformant cells by the strongest evidence they have. */
  readonly provoked: number;
  /** By recorded traffic; absent in reports on runs. */
  readonly observed?: number;
  readonly injected: number;
  readonly forced: number;
  readonly scenarios: number;
  readonly exchanges: number;
  readonly violations: number;
  readonly advisories: number;
  readonly defects: number;
}
