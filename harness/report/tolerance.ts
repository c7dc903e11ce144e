/** Something that instances do otherwise than the document says, and that is decided to be no violation. */
export interface ReportedTolerance {
  /** "C13": the number under which it was decided; several can have the same. */
  readonly id: string;
  /** One sentence. */
  readonly why: string;
  /**
   * What becomes of it. `status`: another status was accepted, and proves nothing. `advice`: what a check found is an
   * advisory. `shape`: the document was made to ask for less.
   */
  readonly kind: 'status' | 'advice' | 'shape';
  /** How many answers, or findings, it excused; null for `shape`, of which that is not known. */
  readonly times: number | null;
  /** Where it did. */
  readonly cells: readonly string[];
}
