import type { Kysely } from 'kysely';
import type { Bus, BusTables } from './bus.ts';
import { inProcessBus } from './in-process-bus.ts';
import type { Storage } from './open-storage.ts';
import type { PostgresBusOptions } from './postgres-bus.ts';

/** The bus of a database: within the process for SQLite, between instances for PostgreSQL. It has still to be opened. */
export async function busOf<Schema extends BusTables>(
  storage: Storage<Schema>,
  onError: (error: unknown) => void,
): Promise<Bus<Schema>> {
  // Kysely cannot tell that a database with more tables has these too.
  const db = storage.db as unknown as Kysely<BusTables>;
  const { kind, url } = storage;
  const bus = kind === 'sqlite' ? inProcessBus(db, onError) : await postgres({ db, url, onError });
  return bus as unknown as Bus<Schema>;
}

/** The embedded database starts without the driver of another one. */
async function postgres(options: PostgresBusOptions): Promise<Bus<BusTables>> {
  const { postgresBus } = await import('./postgres-bus.ts');
  return postgresBus(options);
}
