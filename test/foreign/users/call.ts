import type { Records } from './records.ts';
import type { Tokens } from './tokens.ts';

/** A request as a handler of the original sees it. */
export interface Call {
  readonly records: Records;
  readonly tokens: Tokens;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly authorization: string | undefined;
}

export interface Reply {
  readonly code: string;
  readonly data: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  /** "GET /users/:id", below /api/v1. */
  readonly route: string;
  /** The permission in the token that it needs; `any` where a token is enough. */
  readonly needs?: string;
  readonly role?: 'admin';
  /** Members of the body that Axum needs, and of what type; its own texts refuse others. */
  readonly body?: Readonly<Record<string, 'string' | 'string?' | 'boolean?' | 'uuid'>>;
  /** Whether a body is checked by the validator of the original, which answers in the envelope. */
  readonly validated?: true;
  /** The code of a failure of the database. */
  readonly failed?: string;
  readonly handler: (call: Call) => Reply;
}

export function ok(code: string, data: unknown = {}): Reply {
  return { code, data };
}
