import type { Note } from '../harness/journal/journal-writer.ts';
import type { Pace } from '../harness/model/pace.ts';
import type { StartedTarget } from '../harness/model/started-target.ts';
import type { Setting } from '../server/setting.ts';

/** How the command line starts a reference server. */
export interface ReferenceServer {
  /** By the names of their environment variables. */
  readonly settings: Readonly<Record<string, Setting>>;
  /** Opens its storage; it does not listen yet. Throws a ConfigError or a StorageError. */
  readonly open: (overrides: ServerOverrides) => Promise<OpenServer>;
  /**
   * Starts it in this process, on a free port of the loopback interface, with faults enabled. Throws a ConfigError or a
   * StorageError.
   */
  readonly startTarget: (options: ReferenceOptions) => Promise<StartedTarget>;
}

/** What flags say instead of the environment. */
export interface ServerOverrides {
  readonly PORT?: number;
  readonly HOST?: string;
  readonly DATABASE_URL?: string;
}

export interface OpenServer {
  readonly host: string;
  readonly port: number;
  readonly listen: () => Promise<unknown>;
  /** What to tell the user once it listens, one sentence a line; the first one has its URL. */
  readonly welcome: () => readonly string[];
  readonly close: () => Promise<void>;
}

export interface ReferenceOptions {
  /** How fast it is asked; as fast as it answers, where there is none. */
  readonly pace?: Pace | undefined;
  /** As in DATABASE_URL; undefined for an embedded database that is gone afterwards. */
  readonly database: string | undefined;
  /** Milliseconds for one exchange of a login. */
  readonly timeout: number;
  /** Told of accounts that are made there, and gone. */
  readonly note?: Note | undefined;
}
