import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../../../storage/column-types.ts';

/** Who is connected to collaboration sessions, what they did there, and what instances tell each other. */
export function collaboration(types: ColumnTypes): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .alterTable('collaboration_sessions')
        .addColumn('last_sequence', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await people(db, types);
      await operations(db, types);
      await busMessages(db, types);
    },
  };
}

async function people(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('collaboration_participants')
    .addColumn('connection_id', text, (column) => column.primaryKey())
    .addColumn('session_id', text, (column) =>
      column.notNull().references('collaboration_sessions.id').onDelete('cascade'),
    )
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('permissions', text, (column) => column.notNull())
    .addColumn('last_activity', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('collaboration_removals')
    .addColumn('session_id', text, (column) =>
      column.notNull().references('collaboration_sessions.id').onDelete('cascade'),
    )
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('collaboration_removals_key', ['session_id', 'user_id'])
    .execute();
  for (const [table, column] of [
    ['collaboration_sessions', 'host_id'],
    ['collaboration_sessions', 'active_at'],
    ['collaboration_participants', 'session_id'],
    ['collaboration_participants', 'user_id'],
    ['collaboration_participants', 'expires_at'],
    ['collaboration_removals', 'user_id'],
  ] as const)
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}

/** Without a reference to the person: what somebody did stays in the session when they are gone. */
async function operations(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('collaboration_operations')
    .addColumn('session_id', text, (column) =>
      column.notNull().references('collaboration_sessions.id').onDelete('cascade'),
    )
    .addColumn('sequence_number', 'integer', (column) => column.notNull())
    .addColumn('operation_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('frame', text, (column) => column.notNull())
    .addColumn('inverse', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('collaboration_operations_key', ['session_id', 'sequence_number'])
    .addUniqueConstraint('collaboration_operations_once', ['session_id', 'operation_id'])
    .execute();
}

async function busMessages(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('bus_messages')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('topic', text, (column) => column.notNull())
    .addColumn('message', text, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('bus_messages_by_created_at').on('bus_messages').column('created_at').execute();
}
