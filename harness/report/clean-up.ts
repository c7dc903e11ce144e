export interface ReportedCleanUp {
  readonly created: number;
  readonly removed: number;
  /** How many of these the target keeps as tombstones; absent if it keeps none. */
  readonly tombstones?: number;
  readonly left: readonly ReportedLeft[];
  /** What the lists of the target showed before and after; absent where they were not compared. */
  readonly lists?: ReportedLists;
}

/** What the lists of a target return before and after a run. Others may have changed it meanwhile. */
export interface ReportedLists {
  /** How many lists were read both times. */
  readonly compared: number;
  readonly differences: readonly ReportedListDifference[];
}

/** The differences of one list. */
export interface ReportedListDifference {
  /** "GET /todos" */
  readonly list: string;
  /** New identifiers. */
  readonly appeared: readonly string[];
  /** Identifiers that disappeared. */
  readonly vanished: readonly string[];
  /** Identifiers with changed content. */
  readonly changed: readonly string[];
}

/** Something that a run left behind. */
export interface ReportedLeft {
  /** "/pets/7", or "accounts". */
  readonly path: string;
  readonly why: string;
  /** How many accounts these are, which are not counted in `created`; absent for a resource. */
  readonly accounts?: number;
  /** The target has no operation that removes it. */
  readonly forGood?: true;
  /** How many of these there are; absent for one. */
  readonly times?: number;
  /** Members of responses in which the server issued a secret that may still be valid: "data.apiKey". */
  readonly secrets?: readonly string[];
}
