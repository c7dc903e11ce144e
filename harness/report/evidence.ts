export interface ReportedScenario {
  readonly id: string;
  readonly suite: string;
  readonly title: string;
  readonly aim: 'must' | 'may';
  readonly cell: string | null;
  readonly requirements: readonly string[];
  readonly outcome: 'passed' | 'violated' | 'not-exercised';
  /** Why it did not pass; null if it did. */
  readonly reason: string | null;
  readonly exchanges: readonly string[];
  /** Deliveries of webhooks that arrived, and messages of WebSockets, in the order in which they came and went. */
  readonly sightings: readonly ReportedSighting[];
}

/** What came or went beside the exchanges. */
export interface ReportedSighting {
  /** Milliseconds since the start of the run. */
  readonly at: number;
  /** Who got or sent it: "The receiver got delivery 1". */
  readonly title: string;
  /** As it was, without its secrets. */
  readonly text: string;
}

export interface ReportedExchange {
  readonly id: string;
  readonly scenario: string;
  readonly step: 'set-up' | 'control' | 'aim' | 'follow-up' | 'clean-up';
  readonly why: string;
  readonly persona: string;
  /** What the scenario calls the account of its own that sent it, and that is as good as the persona: "hooks"; absent for the persona itself. */
  readonly account?: string;
  readonly operation: string;
  readonly expected: string;
  /** The documented status it landed on; null if the document does not list it. */
  readonly landed: string | null;
  readonly evidence: 'provoked' | 'injected' | 'forced';
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
    /** Characters at the end of the body that were left out of the report; absent where all are in it. */
    readonly bodyLeftOut?: number;
  };
  readonly response: {
    /** 0 where no answer came. */
    readonly status: number;
    /** Why no answer came; absent where one did. */
    readonly failure?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    /** Characters at the end of the body that were left out of the report; absent where all are in it. */
    readonly bodyLeftOut?: number;
  };
  /** Milliseconds since the start of the run. */
  readonly startedAt: number;
  readonly milliseconds: number;
}
