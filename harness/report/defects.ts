/** What can be found wrong. */
export interface ReportedCheck {
  /** As violations name it. */
  readonly id: string;
  /** What holds when it finds nothing, in one sentence. */
  readonly title: string;
  /** What to do about what it finds, in one sentence. */
  readonly help: string;
  readonly level: 'MUST' | 'SHOULD';
  /** What it compares, and where it does not apply; absent in older reports, as the rest. */
  readonly meaning?: string;
  /** Where the rule stands: "RFC 9110, section 15.5.2". */
  readonly source?: string;
  /** An exchange that it turns red, as text. */
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
  /** Where it counts; null where the document has no such cell. */
  readonly cell: string | null;
  readonly operation: string;
  readonly exchange: string;
  readonly scenario: string;
  readonly message: string;
  /** JSON Pointer into the body, or a header. */
  readonly place: string | null;
  readonly defect: string;
  /** The entry of the list of known violations that explains it; absent where none does. */
  readonly known?: string;
}

/**
 * What a defect means: others' data can be had; data is lost or otherwise than it has to be; the server fails; its
 * inside is shown; what has to be
 * refused is done; what has to be done is refused; answers, or headers, are not as documented.
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

/** Defects stand in a report with the worst kind first, then by the operations that have them. */
export interface Defect {
  /** "d1" */
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly check: string;
  readonly title: string;
  /** Absent in older reports, as `sentence`. */
  readonly kind?: DefectKind;
  /** What was seen of it, in one sentence. */
  readonly sentence?: string;
  readonly violations: number;
  readonly cells: readonly string[];
  readonly operations: readonly string[];
  /** The page about it, from the root of the package: of its strategy for a missed aim, otherwise of its check. */
  readonly page?: string;
}
