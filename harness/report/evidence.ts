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
  /** Exchanges of other scenarios that made what this one used, in that order; absent if it made everything itself. */
  readonly setUp?: readonly string[];
  /** Deliveries of webhooks that arrived, and messages of WebSockets, in the order in which they were received and sent. */
  readonly sightings: readonly ReportedSighting[];
}

/** What was received or sent besides the exchanges. */
export interface ReportedSighting {
  /** Milliseconds since the start of the run. */
  readonly at: number;
  /** The sender or receiver: "The receiver got delivery 1". */
  readonly title: string;
  /** The content without secrets. */
  readonly text: string;
}

export interface ReportedExchange {
  readonly id: string;
  readonly scenario: string;
  readonly step: 'set-up' | 'control' | 'aim' | 'follow-up' | 'clean-up';
  readonly why: string;
  readonly persona: string;
  /**
   * The scenario's name for its own account that sent it in place of the persona: "hooks"; absent for the persona
   * itself.
   */
  readonly account?: string;
  readonly operation: string;
  readonly expected: string;
  /** The documented status that covers the returned one; null if the document does not list it. */
  readonly landed: string | null;
  readonly evidence: 'provoked' | 'observed' | 'injected' | 'forced';
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
    /** Characters at the end of the body that were left out of the report; absent if none were. */
    readonly bodyLeftOut?: number;
  };
  readonly response: {
    /** 0 without a response. */
    readonly status: number;
    /** Why there is no response; absent if there is one. */
    readonly failure?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    /** Characters at the end of the body that were left out of the report; absent if none were. */
    readonly bodyLeftOut?: number;
  };
  /** Milliseconds since the start of the run. */
  readonly startedAt: number;
  readonly milliseconds: number;
}
