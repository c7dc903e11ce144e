export interface ReportedCleanUp {
  readonly created: number;
  readonly removed: number;
  readonly left: readonly ReportedLeft[];
}

/** Something that a run left behind. */
export interface ReportedLeft {
  /** "/pets/7", or "accounts". */
  readonly path: string;
  readonly why: string;
  /** How many accounts these are, which are not among `created`; absent where it is one resource. */
  readonly accounts?: number;
  /** Nothing that the target has removes it. */
  readonly forGood?: true;
}
