import type { Records, User } from './records.ts';
import type { Release } from './release.ts';

/** A request as a handler of the original sees it. */
export interface Call {
  readonly release: Release;
  readonly records: Records;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Undefined where the body is none of JSON: most handlers then fail. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** Undefined on operations that are public. */
  readonly caller: User | undefined;
  readonly sign: (user: User) => string;
}

export interface Reply {
  readonly status: number;
  readonly json: unknown;
}

export interface Route {
  /** "GET /api/boards/:boardId" */
  readonly route: string;
  readonly public?: true;
  /** What is said where the handler fails. */
  readonly failed?: string;
  readonly handler: (call: Call) => Reply;
}

/** A refusal with the text that the original has for it. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

export function ok(data: unknown, status = 200): Reply {
  return { status, json: { ok: true, data } };
}

/** Deletions have their message beside the envelope, where success has `data`. */
export function done(message: string): Reply {
  return { status: 200, json: { ok: true, message } };
}

export function callerOf({ caller }: Call): User {
  if (!caller) throw new Refusal(401, 'Not authenticated');
  return caller;
}

/** The members of the body; a TypeError where there is none, as the original takes it apart unseen. */
export function bodyOf({ body }: Call): Readonly<Record<string, unknown>> {
  if (body === undefined)
    throw new TypeError("Cannot destructure property of 'req.body' as it is undefined.");
  return body;
}

export function requireAdministrator(call: Call): void {
  if (callerOf(call).role !== 'admin') throw new Refusal(403, 'Admin access required');
}

export function requireMember(call: Call, text = 'Member access required'): void {
  if (callerOf(call).role === 'viewer') throw new Refusal(403, text);
}
