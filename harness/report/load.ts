/** What a load test has measured, beside the run. */
export interface ReportedLoad {
  /** As it was given: "k6-summary.json". */
  readonly file: string;
  /** Operations of the document, in the order of the document. */
  readonly operations: readonly ReportedLoadOfOperation[];
  /** Operations of the load test that the document does not have. */
  readonly others: readonly string[];
}

export interface ReportedLoadOfOperation {
  /** "GET /pets/{petId}" */
  readonly operation: string;
  /** Milliseconds; null if the summary does not have them. */
  readonly p50: number | null;
  readonly p95: number | null;
  /** Requests; null if the summary does not say how many. */
  readonly requests: number | null;
  /** The part of them that failed, from 0 to 1; null if the summary does not say it. */
  readonly errorRate: number | null;
  /** Requests that were refused with 429, which are no failures; null if nobody counted them. */
  readonly throttled: number | null;
}
