import type { Migration } from 'kysely/migration';
import { columnTypes } from '../../../storage/column-types.ts';
import type { StorageKind } from '../../../storage/open-storage.ts';
import { rateLimits } from '../../../storage/rate-limit-table.ts';
import { core } from './001-core.ts';
import { firstWords } from './003-first-words.ts';

/** Every migration, by name; they run in the order of their names, and one that has run is never changed. */
export function migrations(kind: StorageKind): Readonly<Record<string, Migration>> {
  const types = columnTypes(kind);
  return { '001-core': core(types), '002-rate-limits': rateLimits(types), '003-first-words': firstWords };
}
