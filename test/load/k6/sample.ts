/** One measurement, as k6 has them. */
export interface Sample {
  readonly metric: string;
  readonly value: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a virtual user does next. */
export type Order =
  | { readonly phase: 'init' }
  | { readonly phase: 'setup' }
  | { readonly phase: 'iterate'; readonly iteration: number; readonly data: unknown }
  | { readonly phase: 'teardown'; readonly data: unknown };

/** What it says when that is done. */
export interface Done {
  readonly kind: 'done';
  readonly value: unknown;
  readonly samples: readonly Sample[];
  /** The kinds of the metrics that the script declares. */
  readonly declared: Readonly<Record<string, MetricType>>;
  readonly error?: string;
  readonly isAborted: boolean;
}

export type MetricType = 'counter' | 'trend' | 'rate' | 'gauge';

/** A request that a virtual user waits for. */
export interface Asked {
  readonly kind: 'asked';
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly milliseconds: number;
  readonly error: string;
}
