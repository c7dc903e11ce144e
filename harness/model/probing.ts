/** What finds out about an instance, before anything else is sent to it. */
export interface Probing {
  /** Sends a request that changes nothing. Whoever asks the same again is told the same. Undefined if no answer came. */
  readonly ask: (question: Question) => Promise<Seen | undefined>;
  /**
   * Sends a request that may change something, below what the probing itself made. Undefined where writing is not
   * allowed, or no answer came.
   */
  readonly attempt: (attempt: Attempt) => Promise<Seen | undefined>;
  /** Makes something, notes it in the journal, and removes it when the probing is over. */
  readonly make: (making: Making) => Promise<Seen | undefined>;
  /** Has something sent when the probing is over, before what was made is removed: it would be in the way. */
  readonly atLast: (attempt: Attempt) => void;
  /** Whether `somebody` may do what only administrators may. */
  readonly isAdministrator: boolean;
  /** A text that nothing else has in its name. */
  readonly mark: string;
  /** Does something once, whoever asks for it. */
  readonly once: <T>(key: string, work: () => Promise<T>) => Promise<T>;
}

interface Question {
  /** Path and query. */
  readonly target: string;
  /** `somebody` has an account, `nobody` has none. */
  readonly as: 'somebody' | 'nobody';
}

export interface Attempt {
  /** `somebody` unless it is said. */
  readonly as?: 'somebody' | 'nobody';
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly target: string;
  readonly json?: unknown;
  /** `application/json` unless it is said. */
  readonly mediaType?: string;
}

interface Making {
  readonly target: string;
  readonly json: unknown;
  /** The parameter that takes the identifier of what is made. */
  readonly parameter: string;
}

/** What was answered. */
export interface Seen {
  /** "p3" */
  readonly id: string;
  readonly status: number;
  /** The body as JSON; undefined if it is none. */
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** "GET /pets returned 404" */
  readonly words: string;
}
