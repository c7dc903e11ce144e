/** A check of the report. */
export interface ReportedCheck {
  /** Its id in violations. */
  readonly id: string;
  /** What it requires, in one sentence. */
  readonly title: string;
  /** How to fix a failure, in one sentence. */
  readonly help: string;
  readonly level: 'MUST' | 'SHOULD';
  /** What it compares, and when it does not apply; absent in older reports, like the rest. */
  readonly meaning?: string;
  /** The source of the rule: "RFC 9110, section 15.5.2". */
  readonly source?: string;
  /** An exchange that fails it, as text. */
  readonly exchange?: string;
  /** The page about it, from the root of the package: "docs/checks/location.md". */
  readonly page?: string;
}

export interface Violation {
  /** "v3" */
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  /** The check that found it, or "claim". */
  readonly check: string;
  /** The cell that it counts for; null if the document has no such cell. */
  readonly cell: string | null;
  readonly operation: string;
  readonly exchange: string;
  readonly scenario: string;
  readonly message: string;
  /** JSON Pointer into the body, or a header. */
  readonly place: string | null;
  readonly defect: string;
  /** JSON Pointer in the document to the schema that the body does not satisfy; absent if it is about no schema. */
  readonly schema?: string;
  /** The entry of the list of known violations that explains it; absent without one. */
  readonly known?: string;
  /**
   * How it is news since an earlier run: its check did not fail in this cell, or the cell was not tested. Absent if it was
   * found then, is listed as known, or there is no run to compare with.
   */
  readonly since?: 'new' | 'not-tested-before';
}

/** What a document says at a place that violations name. */
export interface ReportedExcerpt {
  /** JSON Pointer in the document. */
  readonly pointer: string;
  /** Counted from 1. */
  readonly line: number;
  /** Its lines in the document, without their common indentation. */
  readonly text: string;
}

/**
 * What a defect means: data of others is accessible; data is lost or wrong; the server fails; internals are exposed; a
 * request succeeds that must be refused; a request is refused that must succeed; responses, or headers, are not as
 * documented.
 */
export type DefectKind =
  | 'access'
  | 'data'
  | 'crash'
  | 'leak'
  | 'wrong-success'
  | 'wrong-refusal'
  | 'shape'
  | 'headers';

/** Defects in a report: the worst kind first, then by the number of operations. */
export interface Defect {
  /** "d1" */
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly check: string;
  readonly title: string;
  /** Absent in older reports, as `sentence`. */
  readonly kind?: DefectKind;
  /** What was found, in one sentence. */
  readonly sentence?: string;
  readonly violations: number;
  readonly cells: readonly string[];
  readonly operations: readonly string[];
  /** The page about it, from the root of the package: of its strategy for an unexpected status, otherwise of its check. */
  readonly page?: string;
}
