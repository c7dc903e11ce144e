import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../../../storage/column-types.ts';

/** Codes that were used, and the sessions of SAML identity providers. */
export function signOn({ text }: ColumnTypes): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('used_login_codes')
        .addColumn('hash', text, (column) => column.primaryKey())
        .addColumn('session_id', text, (column) =>
          column.notNull().references('sessions.id').onDelete('cascade'),
        )
        .addColumn('expires_at', text, (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('saml_sessions')
        .addColumn('session_id', text, (column) =>
          column.primaryKey().references('sessions.id').onDelete('cascade'),
        )
        .addColumn('provider', text, (column) => column.notNull())
        .addColumn('name_id', text, (column) => column.notNull())
        .addColumn('session_index', text)
        .execute();
      await db.schema
        .createTable('saml_logouts')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('expires_at', text, (column) => column.notNull())
        .execute();
      await index(db, 'used_login_codes', ['session_id']);
      await index(db, 'saml_sessions', ['provider', 'name_id']);
    },
  };
}

async function index(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_and_')}`)
    .on(table)
    .columns([...columns])
    .execute();
}
