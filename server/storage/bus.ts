import type { Kysely } from 'kysely';

/** What can be told: anything that JSON can say. */
export type Message = Readonly<Record<string, unknown>>;

/** Tells the instances that share a database what has happened; the one that tells hears it too. */
export interface Bus<Schema> {
  /**
   * Everybody who listens hears it when the transaction is committed, in the order of commits, and nobody if it is not.
   * Outside of a transaction it is told at once.
   */
  readonly publish: (db: Kysely<Schema>, topic: string, message: Message) => Promise<void>;
  /** Listens until the returned function is called. */
  readonly subscribe: (topic: string, listener: Listener) => () => void;
  /** Begins to listen. Rejects where the database cannot be reached. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Listener {
  /** Must not throw. */
  readonly hear: (message: Message) => void;
  /** Something may have been told while nobody could listen. */
  readonly missed: () => void;
}

/** What a bus needs in the database: messages that a notification cannot carry itself. */
export interface BusTables {
  readonly bus_messages: BusMessageRow;
}

export interface BusMessageRow {
  readonly id: string;
  readonly topic: string;
  /** JSON. */
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly created_at: number;
}

/** What is told to an instance: the message itself, or where it is. */
export type Notification =
  | { readonly topic: string; readonly message: Message }
  | { readonly topic: string; readonly id: string };
