import { randomBytes } from 'node:crypto';

/** What the original keeps, as its models have it. */
export interface Stored {
  readonly _id: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly __v: number;
}

export type Role = 'admin' | 'member' | 'viewer';

export interface User extends Stored {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  role: Role;
}

export interface Board extends Stored {
  readonly title: string;
  readonly description: string;
  readonly owner: string;
  members: string[];
}

export interface Column extends Stored {
  title: string | undefined;
  readonly board: string;
  readonly position: number;
}

export interface Ticket extends Stored {
  title: string;
  description: string;
  priority: string;
  status: string;
  readonly board: string;
  column: string;
  assignees: string[];
  readonly createdBy: string;
  position: number;
  deletedAt: string | null;
}

export interface Comment extends Stored {
  readonly ticket: string;
  readonly author: string;
  text: string;
  isDeleted: boolean;
}

export interface Records {
  readonly users: Map<string, User>;
  readonly boards: Map<string, Board>;
  readonly columns: Map<string, Column>;
  readonly tickets: Map<string, Ticket>;
  readonly comments: Map<string, Comment>;
}

export function noRecords(): Records {
  return {
    users: new Map(),
    boards: new Map(),
    columns: new Map(),
    tickets: new Map(),
    comments: new Map(),
  };
}

export function newStored(): Stored {
  const now = new Date().toISOString();
  return { _id: randomBytes(12).toString('hex'), createdAt: now, updatedAt: now, __v: 0 };
}

/** Keeps a document and gives it. */
export function keep<T extends Stored>(all: Map<string, T>, document: T): T {
  all.set(document._id, document);
  return document;
}

/** As Mongoose finds it: an identifier that is none is an error, and no miss. */
export function findById<T>(all: ReadonlyMap<string, T>, id: unknown): T | undefined {
  if (typeof id !== 'string' || !/^[0-9a-f]{24}$/i.test(id))
    throw new Error(`Cast to ObjectId failed for value "${String(id)}" (type ${typeof id}) at path "_id"`);
  return all.get(id.toLowerCase());
}

/** As Mongoose takes a text: numbers and booleans become one, and anything else is an error. */
export function castText(value: unknown, path: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') throw new Error(`Cast to string failed for value at path "${path}"`);
  return String(value);
}
