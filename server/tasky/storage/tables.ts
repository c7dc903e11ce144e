import type { Kysely } from 'kysely';
import type { Storage as AnyStorage } from '../../storage/open-storage.ts';
import type { RateLimitTables } from '../../storage/rate-limit-table.ts';

/**
 * The tables. Identifiers look like ObjectIds of MongoDB; moments are ISO 8601 with milliseconds in UTC, so that they sort
 * as text. The same in both databases.
 */
export interface Tables extends RateLimitTables {
  readonly users: UserRow;
  readonly boards: BoardRow;
  readonly board_members: BoardMemberRow;
  readonly board_columns: ColumnRow;
  readonly tickets: TicketRow;
  readonly ticket_assignees: AssigneeRow;
  readonly comments: CommentRow;
  readonly activity: ActivityRow;
}

/** The database, or a transaction on it. */
export type Db = Kysely<Tables>;
export type Storage = AnyStorage<Tables>;

/** What every document has. */
export interface Stored {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
  /** `__v`: how often it was changed. */
  readonly version: number;
}

export const roles = ['admin', 'member', 'viewer'] as const;
export type Role = (typeof roles)[number];

export interface UserRow extends Stored {
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  /** Parameters, salt and hash. */
  readonly password: string;
  readonly role: Role;
}

export interface BoardRow extends Stored {
  readonly title: string;
  readonly description: string;
  readonly owner_id: string;
}

export interface BoardMemberRow {
  readonly board_id: string;
  readonly user_id: string;
  readonly added_at: string;
}

export interface ColumnRow extends Stored {
  readonly board_id: string;
  readonly title: string;
  readonly position: number;
  /** Its tickets stay, and still say where they were. */
  readonly deleted_at: string | null;
}

export type Priority = 'Low' | 'Medium' | 'High';
export type Status = 'backlog' | 'todo' | 'in_progress' | 'review' | 'done';

export interface TicketRow extends Stored {
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  readonly status: Status;
  readonly board_id: string;
  readonly column_id: string;
  readonly created_by: string;
  /** Its place among the tickets of its column that are not deleted, from 0. */
  readonly position: number;
  readonly deleted_at: string | null;
}

export interface AssigneeRow {
  readonly ticket_id: string;
  readonly user_id: string;
  /** Its place among the assignees; the first one is the assignee. */
  readonly place: number;
}

export interface CommentRow extends Stored {
  readonly ticket_id: string;
  readonly author_id: string;
  readonly text: string;
  readonly deleted_at: string | null;
}

export const entityTypes = ['ticket', 'comment', 'board', 'column'] as const;
export type EntityType = (typeof entityTypes)[number];

export const actions = [
  'ticket.create',
  'ticket.update',
  'ticket.move',
  'ticket.delete',
  'comment.add',
  'comment.delete',
  'board.create',
  'board.update',
  'board.delete',
  'column.create',
  'column.update',
  'column.delete',
] as const;
export type Action = (typeof actions)[number];

/** It outlives what it is about. */
export interface ActivityRow {
  readonly id: string;
  readonly action: Action;
  readonly user_id: string;
  readonly entity_type: EntityType;
  readonly entity_id: string;
  readonly entity_name: string;
  readonly board_id: string;
  /** JSON. */
  readonly metadata: string;
  readonly created_at: string;
}
