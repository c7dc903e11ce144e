export interface ReportedFinding {
  readonly rule: string;
  readonly pointer: string;
  /** Counted from 1; null if not known. */
  readonly line: number | null;
  readonly message: string;
  /** How to fix it; missing if the rule is not known here. */
  readonly help?: string;
  /** The page about the rule, from the root of the package; missing like `help`. */
  readonly page?: string;
}

/** What most operations of a family return, and those that return something else. */
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
  /** Scenarios that test it. */
  readonly scenarios: readonly string[];
  /** Checks that would find a violation of it in any exchange. */
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
  /** JSON Pointer in the document; null if not known. */
  readonly line: number | null;
  readonly deliveries: number;
  /** Those that were not as documented. */
  readonly wrong: number;
}
