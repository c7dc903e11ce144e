import { type RawBuilder, sql } from 'kysely';
import type { StorageKind } from './open-storage.ts';

/** Column types that the two databases write differently. */
export interface ColumnTypes {
  /** Text that sorts by its characters' codes, whatever the locale of the database. */
  readonly text: RawBuilder<unknown>;
  readonly real: RawBuilder<unknown>;
}

export function columnTypes(kind: StorageKind): ColumnTypes {
  return kind === 'sqlite'
    ? { text: sql`text`, real: sql`real` }
    : { text: sql`text collate "C"`, real: sql`double precision` };
}
