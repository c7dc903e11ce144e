import { openStorage } from '../../storage/open-storage.ts';
import type { Config } from '../config.ts';
import { migrations } from './migrations/migrations.ts';
import type { Storage, Tables } from './tables.ts';

/** Opens the database of the configuration. Throws a StorageError. */
export function openNotapStorage(config: Config): Promise<Storage> {
  return openStorage<Tables>({
    url: config.DATABASE_URL,
    migrations,
    connections: config.DATABASE_CONNECTIONS,
    timeoutMs: config.DATABASE_TIMEOUT_MS,
  });
}
