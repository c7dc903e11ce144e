export interface ReportedRun {
  readonly id: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly assay: string;
  readonly target: {
    /** `traffic`: what others sent to it was recorded. */
    readonly kind: 'mock' | 'reference' | 'url' | 'traffic';
    readonly url: string;
    /** The image, or the Compose file and service, of the container that it was started in; its port is another one each time. */
    readonly container?: string;
    readonly auth: string;
  };
  readonly document: {
    readonly title: string;
    readonly version: string;
    /** As the user gave it. */
    readonly file: string;
    /** Its path, for tools that annotate it: relative to the working directory, if it is below that; or a URL. */
    readonly path: string;
    readonly sha256: string;
    /** Where it comes from, if the user did not name it: "found on the target". */
    readonly source?: string;
    /** It came with Assay and is not a file of the project; `path` is relative to the package then. */
    readonly inPackage?: true;
  };
  readonly concurrency: number;
  /** Why the run ended early; null if it did not. */
  readonly interrupted: string | null;
  /** By the user; by a condition such as --bail; by a limit on requests; by a target that became unreachable. */
  readonly interruptedBy: 'user' | 'condition' | 'limit' | 'target' | null;
  readonly pace: ReportedPace;
  /** The selection of a part of the plan: "--grep delete"; null if all of it was run. */
  readonly selection: string | null;
  /**
   * The part of it that was asked for, by --grep, --suite, --cell, --replay or --shard; absent if it was the usual run of
   * its target, which may be limited by --read-only or --exclude.
   */
  readonly part?: string;
  /** The configuration file, as the user gave it; absent without one. */
  readonly configuration?: string;
  /**
   * The arguments of `assay run` that test the same target with the same document and credentials, without secrets:
   * ["api.yaml", "--target", "https://staging.example.com"]. Absent in older reports.
   */
  readonly command?: readonly string[];
}

/** The pace of requests, and how often the target postponed them. */
export interface ReportedPace {
  /** Maximum requests per second; null without a limit. */
  readonly perSecond: number | null;
  /** Maximum requests, except those of the clean-up; null without a limit. */
  readonly maxRequests: number | null;
  /** Unexpected responses with 429, those of logins included. */
  readonly tooMany: number;
  /** Responses with 503 that said when to retry. */
  readonly unavailable: number;
  /** Seconds in which nothing was sent because the target asked to wait. */
  readonly waited: number;
}
