/** Recorded traffic that a report is about, instead of requests of a run. */
export interface ReportedTraffic {
  /** As they were given. */
  readonly files: readonly string[];
  /** Base URL of the server whose responses are judged. */
  readonly server: string;
  /** All exchanges in the files. */
  readonly entries: number;
  readonly judged: number;
  /** Those with other servers. */
  readonly elsewhere: number;
  /** Those with this server of which nothing can be said. */
  readonly left: readonly { readonly why: string; readonly count: number }[];
  /** Requests to this server that no operation of the document matches. */
  readonly undocumented: readonly ReportedUndocumented[];
}

export interface ReportedUndocumented {
  /** "GET /internal/health" */
  readonly request: string;
  readonly count: number;
  readonly statuses: readonly number[];
}
