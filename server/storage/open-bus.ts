import type { Kysely } from 'kysely';
import type { Bus, BusTables } from './bus.ts';
import { inProcessBus } from './in-process-bus.ts';
import type { Storage } from './open-storage.ts';
import { postgresBus } from './postgres-bus.ts';

/** The bus of a database: within the process for SQLite, between instances for PostgreSQL. It has still to be opened. */
export function busOf<Schema extends BusTables>(
  storage: Storage<Schema>,
  onError: (error: unknown) => void,
): Bus<Schema> {
  // Kysely cannot tell that a database with more tables has these too.
  const db = storage.db as unknown as Kysely<BusTables>;
  const bus =
    storage.kind === 'sqlite' ? inProcessBus(db, onError) : postgresBus({ db, url: storage.url, onError });
  return bus as unknown as Bus<Schema>;
}
