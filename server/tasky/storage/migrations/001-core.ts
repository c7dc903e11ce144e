import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../../../storage/column-types.ts';

/** Users, boards and what is on them. */
export function core(types: ColumnTypes): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await users(db, types);
      await boards(db, types);
      await tickets(db, types);
      await activity(db, types);
    },
  };
}

async function users(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text } = types;
  await stored(db, 'users', types)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('email', text, (column) => column.notNull().unique())
    .addColumn('password', text, (column) => column.notNull())
    .addColumn('role', text, (column) => column.notNull())
    .execute();
}

async function boards(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text } = types;
  await stored(db, 'boards', types)
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('description', text, (column) => column.notNull())
    .addColumn('owner_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .execute();
  await index(db, 'boards', ['owner_id']);
  await db.schema
    .createTable('board_members')
    .addColumn('board_id', text, (column) => column.notNull().references('boards.id').onDelete('cascade'))
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('added_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('board_members_key', ['board_id', 'user_id'])
    .execute();
  await index(db, 'board_members', ['user_id']);
  await stored(db, 'board_columns', types)
    .addColumn('board_id', text, (column) => column.notNull().references('boards.id').onDelete('cascade'))
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('deleted_at', text)
    .execute();
  await index(db, 'board_columns', ['board_id']);
}

async function tickets(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text } = types;
  await stored(db, 'tickets', types)
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('description', text, (column) => column.notNull())
    .addColumn('priority', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('board_id', text, (column) => column.notNull().references('boards.id').onDelete('cascade'))
    .addColumn('column_id', text, (column) =>
      column.notNull().references('board_columns.id').onDelete('cascade'),
    )
    .addColumn('created_by', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('deleted_at', text)
    .execute();
  await index(db, 'tickets', ['board_id']);
  await index(db, 'tickets', ['column_id', 'position']);
  await index(db, 'tickets', ['created_by']);
  await db.schema
    .createTable('ticket_assignees')
    .addColumn('ticket_id', text, (column) => column.notNull().references('tickets.id').onDelete('cascade'))
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('ticket_assignees_key', ['ticket_id', 'user_id'])
    .execute();
  await index(db, 'ticket_assignees', ['user_id']);
  await stored(db, 'comments', types)
    .addColumn('ticket_id', text, (column) => column.notNull().references('tickets.id').onDelete('cascade'))
    .addColumn('author_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('deleted_at', text)
    .execute();
  await index(db, 'comments', ['ticket_id']);
}

/** Without references: the activity outlives what it is about. */
async function activity(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('activity')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('entity_type', text, (column) => column.notNull())
    .addColumn('entity_id', text, (column) => column.notNull())
    .addColumn('entity_name', text, (column) => column.notNull())
    .addColumn('board_id', text, (column) => column.notNull())
    .addColumn('metadata', text, (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .execute();
  await index(db, 'activity', ['board_id', 'created_at']);
  await index(db, 'activity', ['entity_id', 'created_at']);
  await index(db, 'activity', ['created_at']);
}

function stored(
  db: Kysely<unknown>,
  table: string,
  { text }: ColumnTypes,
): CreateTableBuilder<string, string> {
  return db.schema
    .createTable(table)
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('updated_at', text, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull());
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
