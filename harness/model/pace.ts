/** How fast one target is asked by everybody who sends to it, and what it had to say about that. */
export interface Pace {
  /** Waits until the next request may be sent. Stops the scenario of a counted one when there were enough of them. */
  readonly turn: (kind: 'counted' | 'free') => Promise<void>;
  /** The target put a request off. `wait` in milliseconds: nobody sends anything before; undefined if nobody waits. */
  readonly putOff: (status: number, wait: number | undefined) => void;
  /** Waits so many milliseconds; stops the scenario as soon as the run is stopped. */
  readonly rest: (milliseconds: number) => Promise<void>;
  /** Notes that nobody was served with something; gives for how many milliseconds nobody has been by now. */
  readonly refused: (what: string) => number;
  readonly served: (what: string) => void;
  /** From now on a counted request is refused if there were enough. Before a run, all are counted and none is refused. */
  readonly limit: () => void;
  /** Nothing more is counted: what waits to be sent stops its scenario with this sentence, and so does what comes. */
  readonly stop: (sentence: string) => void;
  /** The run is over: what it made is taken away, however many requests that takes. */
  readonly lift: () => void;
  readonly told: () => PaceTold;
}

/** What became of it, for the report. */
export interface PaceTold {
  readonly perSecond: number | undefined;
  readonly maxRequests: number | undefined;
  /** Whether a request was not sent because there had been enough. */
  readonly isSpent: boolean;
  /** Answers with 429 that nobody aimed at. */
  readonly tooMany: number;
  /** Answers with 503 that said when to come back. */
  readonly unavailable: number;
  /** Seconds in which nothing was sent because the target asked for it. */
  readonly waited: number;
}
