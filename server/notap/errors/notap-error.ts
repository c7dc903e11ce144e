import { type Failure, type FailureName, failures } from './failures.ts';

interface More {
  /** What the `{words}` of the texts stand for. */
  readonly about?: Readonly<Record<string, string>>;
  /** Members of the answer besides those of the table. */
  readonly rest?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is answered with an error. */
export class NotapError extends Error {
  override readonly name = 'NotapError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The answer. */
  readonly body: object;

  constructor({ status, error, message, code }: Failure, { about = {}, rest = {}, headers = {} }: More) {
    super(filled(error, about));
    this.status = status;
    this.headers = headers;
    this.body = {
      success: false,
      error: this.message,
      ...(message === undefined ? {} : { message: filled(message, about) }),
      ...(code === undefined ? {} : { code }),
      ...rest,
    };
  }
}

/** S, "404 Not Found": it names the path, and has no `success`. */
export class UnknownPath extends NotapError {
  override readonly body: object;

  constructor(path: string) {
    super(failures.no_such_path, {});
    this.body = { error: this.message, path };
  }
}

/** The error of this name, to be thrown. */
export function fail(name: FailureName, more: More = {}): NotapError {
  return new NotapError(failures[name], more);
}

function filled(text: string, about: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, word: string) => about[word] ?? whole);
}
