import type { Dialect, Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { withFaults } from './faults.ts';
import { RetryingKysely } from './retrying.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** Where a server keeps what it knows. */
export interface Storage<Schema> {
  readonly kind: StorageKind;
  readonly db: Kysely<Schema>;
  /** The address that other connections to the same database use; `:memory:` has none. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export type StorageKind = 'sqlite' | 'postgres';

export interface StorageOptions {
  /** `sqlite::memory:`, `sqlite:<file>` or `postgres://…`. */
  readonly url: string;
  /** By name, in the order of their names. */
  readonly migrations: (kind: StorageKind) => Readonly<Record<string, Migration>>;
  /** How many connections at most, where there can be several. */
  readonly connections: number;
  /** How long anybody waits for a database on a server: for a connection, or for a statement. */
  readonly timeoutMs: number;
}

/** The database cannot be used; the message says which one, and why. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** Opens the database, and brings its tables to the present form. Throws a StorageError. */
export async function openStorage<Schema>(options: StorageOptions): Promise<Storage<Schema>> {
  const { url, migrations } = options;
  const kind = kindOf(url);
  const db = await usable(
    url,
    async () => new RetryingKysely<Schema>({ dialect: withFaults(await dialectOf(kind, options)) }),
  );
  try {
    await usable(url, () => migrate(db, migrations(kind)));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { kind, db, url, close: () => db.destroy() };
}

async function dialectOf(
  kind: StorageKind,
  { url, connections, timeoutMs }: StorageOptions,
): Promise<Dialect> {
  if (kind === 'sqlite') return sqliteDialect(url.slice('sqlite:'.length));
  // The embedded database starts without the driver of another one.
  const { postgresDialect } = await import('./postgres-dialect.ts');
  return postgresDialect(url, connections, timeoutMs);
}

async function usable<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const text = `The database ${withoutPassword(url)} cannot be used: ${reasonOf(error)}`;
    throw new StorageError(text, { cause: error });
  }
}

function kindOf(url: string): StorageKind {
  if (url.startsWith('sqlite:')) return 'sqlite';
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgres';
  throw new StorageError(
    `The database ${withoutPassword(url)} is not known; give sqlite:<file>, sqlite::memory: or postgres://…`,
  );
}

async function migrate<Schema>(db: Kysely<Schema>, all: Readonly<Record<string, Migration>>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...all }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

function withoutPassword(url: string): string {
  return url.replace(/:[^:@/]*@/, ':***@');
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
