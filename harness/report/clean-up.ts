export interface ReportedCleanUp {
  readonly created: number;
  readonly removed: number;
  readonly left: readonly ReportedLeft[];
  /** What the lists of the target showed before and after; absent where they were not compared. */
  readonly lists?: ReportedLists;
}

/** What the lists of a target show before and after a run. Others may have worked on it meanwhile. */
export interface ReportedLists {
  /** How many lists were read both times. */
  readonly compared: number;
  readonly differences: readonly ReportedListDifference[];
}

/** What one list shows otherwise than before the run. */
export interface ReportedListDifference {
  /** "GET /todos" */
  readonly list: string;
  /** Identifiers that are new. */
  readonly appeared: readonly string[];
  /** Identifiers that are gone. */
  readonly vanished: readonly string[];
  /** Identifiers that are there with other content. */
  readonly changed: readonly string[];
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
  /** How many of these there are; absent where it is one. */
  readonly times?: number;
  /** Members of answers in which the server gave out a secret that still stands: "data.apiKey". */
  readonly secrets?: readonly string[];
}
