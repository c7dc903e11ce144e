import { type FailureName, failures } from './failures.ts';

/** A request that is answered with an error. */
export class TaskyError extends Error {
  override readonly name = 'TaskyError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, text: string, headers: Readonly<Record<string, string>> = {}) {
    super(text);
    this.status = status;
    this.headers = headers;
  }
}

interface More {
  /** What the `{words}` of the text stand for. */
  readonly about?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The error of this name, to be thrown. */
export function fail(name: FailureName, { about = {}, headers }: More = {}): TaskyError {
  const { status, text } = failures[name];
  const filled = text.replaceAll(/\{(\w+)\}/g, (whole, word: string) => about[word] ?? whole);
  return new TaskyError(status, filled, headers);
}

/** S, "Error Response". */
export function envelope({ message }: TaskyError): object {
  return { ok: false, error: message };
}
