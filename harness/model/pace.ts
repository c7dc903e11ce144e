/** The pace of all requests to one target, and how often the target postponed them. */
export interface Pace {
  /**
   * Waits until the next request may be sent. Stops the scenario of a counted request if the limit is reached. `request`: what
   * is requested and for which scenario, where that is known.
   */
  readonly turn: (kind: 'counted' | 'free', request?: Turn) => Promise<void>;
  /** Waits until nobody is alone. */
  readonly untilNobodyIsAlone: () => Promise<void>;
  /** Does some work while only those turns are given that are asked for with `isAlone`. One such work at a time. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * The target postponed a request for `what`. `wait` in milliseconds; undefined if the run does not wait. A 429 with a
   * long wait postpones `what` alone, until something else gets one too; otherwise no request at all is sent before.
   */
  readonly putOff: (status: number, what: string, wait: number | undefined) => void;
  /** Who is told when a scenario waits for one operation, so that others go on meanwhile. */
  readonly onHeld: (aside: Aside) => void;
  /** Waits so many milliseconds; stops the scenario as soon as the run is stopped. */
  readonly rest: (milliseconds: number) => Promise<void>;
  /** Notes that a request was not served; returns for how many milliseconds none has been. */
  readonly refused: (what: string) => number;
  readonly served: (what: string) => void;
  /**
   * From now on a counted request is refused if the limit is reached. Before a run, requests are counted and none is
   * refused.
   */
  readonly limit: () => void;
  /** Stops all further requests: waiting and new ones stop their scenario with this sentence. */
  readonly stop: (sentence: string) => void;
  /** The run is over: the clean-up may send as many requests as it needs. */
  readonly lift: () => void;
  readonly told: () => PaceTold;
}

/** What a request is for. */
export interface Turn {
  /** The key of an operation, or a method and a path. */
  readonly what: string;
  readonly scenario?: string;
  /** Whether it belongs to the work that nobody else sends anything beside; see `alone`. */
  readonly isAlone?: boolean;
}

/** Waits in the place of a scenario. */
export type Aside = (scenario: string, wait: () => Promise<void>) => Promise<void>;

/** The numbers for the report. */
export interface PaceTold {
  readonly perSecond: number | undefined;
  readonly maxRequests: number | undefined;
  /** Whether a request was not sent because the limit was reached. */
  readonly isSpent: boolean;
  /** Unexpected responses with 429. */
  readonly tooMany: number;
  /** Responses with 503 that said when to retry. */
  readonly unavailable: number;
  /** Seconds in which nothing was sent because the target asked to wait. */
  readonly waited: number;
}
