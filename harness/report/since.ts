/** What is different from an earlier run. Violations of a MUST only; what is listed as known is apart. */
export interface ReportedSince {
  /** The report of that run, as it was given, or found in the folder of the report. */
  readonly file: string;
  /** When that run started, RFC 3339. */
  readonly startedAt: string;
  /** What else is different, in sentences: "The document has changed." */
  readonly besides: readonly string[];
  /** Ids of defects of this report, none of whose violations were found then. */
  readonly new: readonly string[];
  /** Ids of defects of this report that were found then, perhaps in fewer cells. */
  readonly still: readonly string[];
  /** Defects of that report that were tested again, and not found. */
  readonly fixed: readonly EarlierDefect[];
  /** Defects of that report that were not found, in cells that were not all tested again. */
  readonly notTested: readonly EarlierDefect[];
  /** Cells that are proven now and were not. */
  readonly won: readonly string[];
  /** Cells that were proven, and are not now. */
  readonly lost: readonly LostCell[];
}

/** A defect of an earlier report. */
export interface EarlierDefect {
  readonly title: string;
  readonly check: string;
  readonly operations: readonly string[];
}

export interface LostCell {
  /** "GET /pets/{petId} 404" */
  readonly cell: string;
  /** Why it is not proven, in one sentence. */
  readonly reason: string;
}
