/** A request as a handler of the original sees it. */
export interface Call {
  readonly path: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly header: (name: string) => string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly json: object;
}

export interface Route {
  /** "GET /v1/enrollment/retrieve/:uuid" */
  readonly route: string;
  /** Whether it wants a nonce that was not used before. */
  readonly nonce?: true;
  readonly handler: (call: Call) => Reply;
}

/** A refusal in the envelope. */
export class Refusal extends Error {
  readonly status: number;
  readonly more: object;

  constructor(status: number, text: string, more: object = {}) {
    super(text);
    this.status = status;
    this.more = more;
  }
}

/** Every success is 200, also a creation and a deletion. */
export function ok(json: object): Reply {
  return { status: 200, json: { success: true, ...json } };
}

/** The original reads identifiers of version 4 only. */
export function isUuid(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value)
  );
}
