/** Sends the requests that detect the version of an instance, before all other requests. */
export interface Probing {
  /** Sends a request that changes nothing. The same request is sent only once. Undefined if there was no response. */
  readonly ask: (question: Question) => Promise<Seen | undefined>;
  /**
   * Sends a request that may change something below what the probing created. Undefined if writing is not allowed, or
   * there was no response.
   */
  readonly attempt: (attempt: Attempt) => Promise<Seen | undefined>;
  /** Creates something, writes it to the journal, and removes it at the end of the probing. */
  readonly make: (making: Making) => Promise<Seen | undefined>;
  /** Sends a request at the end of the probing, before what was created is removed. */
  readonly atLast: (attempt: Attempt) => void;
  /** Whether `somebody` may do what only administrators may. */
  readonly isAdministrator: boolean;
  /** A text that is in no other name. */
  readonly mark: string;
  /** Does something once, however often it is requested. */
  readonly once: <T>(key: string, work: () => Promise<T>) => Promise<T>;
}

interface Question {
  /** Path and query. */
  readonly target: string;
  /** `somebody` has an account, `nobody` has none. */
  readonly as: 'somebody' | 'nobody';
}

export interface Attempt {
  /** Default: `somebody`. */
  readonly as?: 'somebody' | 'nobody';
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly target: string;
  readonly json?: unknown;
  /** Default: `application/json`. */
  readonly mediaType?: string;
}

interface Making {
  readonly target: string;
  readonly json: unknown;
  /** The parameter that takes the identifier of what is created. */
  readonly parameter: string;
  /** Where the response has that identifier, as a JSON Pointer. Default: `/id`. */
  readonly identifier?: string;
}

/** The response. */
export interface Seen {
  /** "p3" */
  readonly id: string;
  readonly status: number;
  /** The body as JSON; undefined if it is not JSON. */
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** "GET /pets returned 404" */
  readonly words: string;
}
