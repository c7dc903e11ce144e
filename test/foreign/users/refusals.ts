/** A refusal in the envelope. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly object[] | null;

  constructor(status: number, code: string, text: string, errors: readonly object[] | null = null) {
    super(text);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** A refusal in a text of Axum. */
export class Rejection extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}
