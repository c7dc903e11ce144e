export interface ReportedFinding {
  readonly rule: string;
  readonly pointer: string;
  /** Counted from 1; null if nobody knows. */
  readonly line: number | null;
  readonly message: string;
  /** What to do about it; missing where nobody here knows the rule. */
  readonly help?: string;
  /** The page about the rule, from the root of the package; missing as `help` is. */
  readonly page?: string;
}

/** What most operations of a family were answered, and those that were answered otherwise. */
export interface ReportedSiblings {
  /** "…/metadata", "/pets/{petId}/…" */
  readonly family: string;
  readonly method: string;
  /** What they differ in: "succeeds with", or the status whose verdicts differ. */
  readonly what: string;
  /** What most have: "204", "conformant". */
  readonly usual: string;
  /** How many have it. */
  readonly have: number;
  readonly others: readonly { readonly operation: string; readonly found: string }[];
}

export interface ReportedRequirement {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  readonly source: string;
  readonly heading: string;
  readonly text: string;
  readonly cells: readonly string[];
  /** Scenarios that show it. */
  readonly scenarios: readonly string[];
  /** Checks of every exchange that would see if it did not hold. */
  readonly checks: readonly string[];
  /** Why it is not tested; null if it is, or should be. */
  readonly notTested: string | null;
}

/** A webhook or callback of the document. */
export interface ReportedIncoming {
  /** "webhook starRose POST" */
  readonly id: string;
  readonly kind: 'webhook' | 'callback';
  readonly summary: string;
  /** In the document; null where nobody knows. */
  readonly line: number | null;
  readonly deliveries: number;
  /** Those that were not as documented. */
  readonly wrong: number;
}
