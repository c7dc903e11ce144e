import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

/** Counters that several instances share. */
export interface RateLimitTables {
  readonly rate_limits: RateLimitRow;
}

export interface RateLimitRow {
  /** What is counted: a limit, and whom it counts. */
  readonly key: string;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly ends_at: number;
}

export function rateLimits({ text }: ColumnTypes): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('rate_limits')
        .addColumn('key', text, (column) => column.primaryKey())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('ends_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  };
}
