import { type Failure, type FailureName, failures } from './failures.ts';

/** More about an error, for programs that want to mend it: S0, "Error Fields". */
export interface ErrorDetails {
  /** A finer code: letters, digits, `_` and `-`. */
  readonly code?: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly suggestion?: string;
}

/** What the document allows for `error_description`. A text may quote what was sent, which has no such limit. */
const longest = 1000;

/** A request that is answered with an error of the table. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly failure: Failure;
  readonly details: ErrorDetails | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** What the request has done so far stays done: a used code is used, whatever came of it. */
  readonly keepsWork: boolean;

  constructor(failure: Failure, text: string, more: ErrorOptions) {
    super(text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text);
    this.failure = failure;
    this.details = more.details;
    this.headers = more.headers ?? {};
    this.keepsWork = more.keepsWork ?? false;
  }
}

interface ErrorOptions {
  /** What the `{words}` of the text stand for. */
  readonly about?: Readonly<Record<string, string | number>>;
  readonly details?: ErrorDetails;
  readonly headers?: Readonly<Record<string, string>>;
  readonly keepsWork?: boolean;
}

/** The error of this name, to be thrown. */
export function fail(name: FailureName, more: ErrorOptions = {}): ApiError {
  const failure: Failure = failures[name];
  const { about = {} } = more;
  const text = failure.text.replaceAll(/\{(\w+)\}/g, (whole, word: string) => String(about[word] ?? whole));
  return new ApiError(failure, text, more);
}

/** S0, "Standard Error Structure". */
export function envelope({ failure, message, details }: ApiError): object {
  return { error: failure.error, error_description: message, ...(details ? { details } : {}) };
}
