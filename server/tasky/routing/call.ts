import type { AccessTokens } from '../accounts/access-tokens.ts';
import type { Passwords } from '../accounts/passwords.ts';
import type { Config } from '../config.ts';
import { fail } from '../errors/tasky-error.ts';
import type { BoardRow, CommentRow, Db, Storage, TicketRow, UserRow } from '../storage/tables.ts';

/** What a server is made of. */
export interface TaskyServer {
  readonly config: Config;
  readonly storage: Storage;
  readonly tokens: AccessTokens;
  readonly passwords: Passwords;
}

/** What the path leads to, as far as it was looked for. */
export interface Resources {
  readonly board?: BoardRow;
  readonly ticket?: TicketRow;
  readonly comment?: CommentRow;
}

/** A request as its handler sees it: who calls, and what for. */
export interface Call<Body = undefined> {
  readonly server: TaskyServer;
  /** The transaction of the request. */
  readonly db: Db;
  readonly caller: UserRow | null;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Body;
  readonly resources: Resources;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What the server is made of. */
    tasky: TaskyServer;
  }
  interface FastifyRequest {
    /** Who is logged in at Tasky; nobody, where an operation is public. */
    user: UserRow | null;
  }
}

/** Who calls. */
export function callerOf({ caller }: Pick<Call, 'caller'>): UserRow {
  if (!caller) throw new Error('the operation is public: nobody has to have logged in');
  return caller;
}

/** The board that the path leads to, or that of the ticket that it leads to. */
export function boardOf({ resources: { board } }: Pick<Call, 'resources'>): BoardRow {
  if (!board) throw fail('board_not_found');
  return board;
}

export function ticketOf({ resources: { ticket } }: Pick<Call, 'resources'>): TicketRow {
  if (!ticket) throw fail('ticket_not_found');
  return ticket;
}

export function commentOf({ resources: { comment } }: Pick<Call, 'resources'>): CommentRow {
  if (!comment) throw fail('comment_not_found');
  return comment;
}
