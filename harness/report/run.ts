export interface ReportedRun {
  readonly id: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly assay: string;
  readonly target: {
    readonly kind: 'mock' | 'reference' | 'url';
    readonly url: string;
    readonly auth: string;
  };
  readonly document: {
    readonly title: string;
    readonly version: string;
    /** As it was given. */
    readonly file: string;
    /** Where it lies, for tools that annotate it: relative to the working directory, if it is below that; or a URL. */
    readonly path: string;
    readonly sha256: string;
    /** Where it was had from, if nobody named it: "found on the target". */
    readonly source?: string;
    /** It came with Assay and is no file of the project; `path` is relative to the package then. */
    readonly inPackage?: true;
  };
  readonly concurrency: number;
  /** Why the run ended early; null if it did not. */
  readonly interrupted: string | null;
  /** Its user; a condition that it was to end at; a limit to what it may send; a target that went away. */
  readonly interruptedBy: 'user' | 'condition' | 'limit' | 'target' | null;
  readonly pace: ReportedPace;
  /** How a part of the plan was asked for: "--grep delete"; null if all of it was run. */
  readonly selection: string | null;
  /** The configuration, as it was named; absent where there was none. */
  readonly configuration?: string;
  /**
   * What stands behind `assay run` to ask the same target about the same document as the same people, word by word and
   * without secrets: ["api.yaml", "--target", "https://staging.example.com"]. Absent in older reports.
   */
  readonly command?: readonly string[];
}

/** How fast the target was asked, and what it had to say about that. */
export interface ReportedPace {
  /** Requests per second that were allowed; null without a limit. */
  readonly perSecond: number | null;
  /** Requests that were allowed in all, those of the clean-up aside; null without a limit. */
  readonly maxRequests: number | null;
  /** Answers with 429 that nobody aimed at, those of logins included. */
  readonly tooMany: number;
  /** Answers with 503 that said when to come back. */
  readonly unavailable: number;
  /** Seconds in which nothing was sent because the target asked for it. */
  readonly waited: number;
}
