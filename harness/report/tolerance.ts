/** A deviation from the document that is decided to be no violation. */
export interface ReportedTolerance {
  /** "C13": the number of the decision; several tolerances can share it. */
  readonly id: string;
  /** One sentence. */
  readonly why: string;
  /**
   * Its effect. `status`: another status was accepted, and proves nothing. `advice`: a failure is an advisory. `shape`:
   * the document was made to require less.
   */
  readonly kind: 'status' | 'advice' | 'shape';
  /** How many responses, or failures, it applied to; null for `shape`, for which that is not known. */
  readonly times: number | null;
  /** The cells where it applied. */
  readonly cells: readonly string[];
}
