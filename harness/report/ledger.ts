import type { ReasonKind } from '../model/reason.ts';

export interface ReportedOperation {
  /** "GET /pets/{petId}" */
  readonly id: string;
  /** Its first line in the document, counted from 1; null if not known. */
  readonly line: number | null;
}

export interface ReportedCell {
  /** "GET /pets/{petId} 404" */
  readonly id: string;
  /** "GET /pets/{petId}" */
  readonly operation: string;
  /** As documented: "404", "4XX", "default". */
  readonly status: string;
  /** The summary of the operation in the document. */
  readonly summary: string;
  readonly tag: string;
  /** Labels of the sources that document it. */
  readonly documentedIn: readonly string[];
  readonly verdict: Verdict;
  /** The strongest evidence of a conformant cell; null for others. */
  readonly evidence: 'provoked' | 'observed' | 'injected' | 'forced' | null;
  /** Exchanges that returned this status, proofs first. */
  readonly exchanges: readonly string[];
  /** Scenarios that test this cell. */
  readonly scenarios: readonly string[];
  readonly violations: readonly string[];
  readonly requirements: readonly string[];
  /** What its proofs do not show: "empty, items not seen". Absent if there is nothing to say. */
  readonly note?: string;
  /** All violations here are listed as known; absent otherwise. */
  readonly known?: true;
}

export type Verdict =
  | { readonly kind: 'conformant' }
  /** `reason` is the first violation, in one sentence. */
  | { readonly kind: 'violating'; readonly reason: string }
  /** `reason` is one sentence, `because` the kind of reason. */
  | { readonly kind: 'not-exercised'; readonly reason: string; readonly because: ReasonKind };
