/** What a scenario took over from others, so that it did not have to make it. */
export interface HandedOn {
  readonly scenario: string;
  /** Ids of the exchanges of other scenarios that made it, in that order. */
  readonly exchanges: readonly string[];
}
