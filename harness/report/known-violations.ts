/** An entry of the list of known violations, and its state in this run. */
export interface ReportedKnownViolation {
  /** "k1" */
  readonly id: string;
  readonly names: 'cell' | 'scenario';
  /** "GET /pets/{petId} 404"; `*` stands for any text. */
  readonly pattern: string;
  /** The only check that it applies to; null for all. */
  readonly check: string | null;
  readonly reason: string;
  readonly owner: string;
  readonly ticket: string | null;
  /** The last day on which it is accepted. */
  readonly expires: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** "known-violations.yaml:12-19" */
  readonly place: string;
  /** `stale`: it no longer violates, has expired, or names nothing, and should be deleted. */
  readonly standing: 'violates' | 'not-exercised' | 'stale';
  /** Why it could not be checked, or why it is stale; null if it violates. */
  readonly why: string | null;
  /** The violations that it names. */
  readonly violations: readonly string[];
}
