import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../../../storage/column-types.ts';

/** Users, logins, threat models and what is in them. */
export function core(types: ColumnTypes): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await people(db, types);
      await logins(db, types);
      await threatModels(db, types);
      await children(db, types);
    },
  };
}

async function people(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('provider', text, (column) => column.notNull())
    .addColumn('provider_id', text, (column) => column.notNull())
    .addColumn('display_name', text, (column) => column.notNull())
    .addColumn('email', text, (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .addUniqueConstraint('users_by_name', ['provider', 'provider_id'])
    .execute();
  await db.schema
    .createTable('deletion_challenges')
    .addColumn('user_id', text, (column) => column.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
}

async function logins(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('signing_keys')
    .addColumn('kid', text, (column) => column.primaryKey())
    .addColumn('public_key', text, (column) => column.notNull())
    .addColumn('private_key', text, (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('groups', text, (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addColumn('ended_at', text)
    .execute();
  await db.schema
    .createTable('refresh_tokens')
    .addColumn('hash', text, (column) => column.primaryKey())
    .addColumn('session_id', text, (column) => column.notNull().references('sessions.id').onDelete('cascade'))
    .addColumn('expires_at', text, (column) => column.notNull())
    .addColumn('used_at', text)
    .execute();
  await db.schema
    .createTable('login_attempts')
    .addColumn('state', text, (column) => column.primaryKey())
    .addColumn('provider', text, (column) => column.notNull())
    .addColumn('client_callback', text)
    .addColumn('client_state', text)
    .addColumn('code_challenge', text)
    .addColumn('memory', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('login_codes')
    .addColumn('hash', text, (column) => column.primaryKey())
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('provider', text, (column) => column.notNull())
    .addColumn('groups', text, (column) => column.notNull())
    .addColumn('client_callback', text, (column) => column.notNull())
    .addColumn('code_challenge', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
  await index(db, 'sessions', 'user_id');
  await index(db, 'refresh_tokens', 'session_id');
  await index(db, 'login_codes', 'user_id');
}

async function threatModels(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('threat_models')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('owner_id', text, (column) => column.notNull().references('users.id'))
    .addColumn('created_by', text, (column) => column.notNull())
    .addColumn('threat_model_framework', text, (column) => column.notNull())
    .addColumn('issue_uri', text)
    .addColumn('status', text)
    .addColumn('status_updated', text)
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('modified_at', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('authorizations')
    .addColumn('threat_model_id', text, (column) =>
      column.notNull().references('threat_models.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('principal_type', text, (column) => column.notNull())
    .addColumn('provider', text, (column) => column.notNull())
    .addColumn('provider_id', text, (column) => column.notNull())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.references('users.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('authorizations_key', ['threat_model_id', 'position'])
    .addUniqueConstraint('authorizations_subject', [
      'threat_model_id',
      'principal_type',
      'provider',
      'provider_id',
    ])
    .execute();
  await db.schema
    .createTable('metadata')
    .addColumn('host_id', text, (column) => column.notNull())
    .addColumn('threat_model_id', text, (column) =>
      column.notNull().references('threat_models.id').onDelete('cascade'),
    )
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('value', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('metadata_key', ['host_id', 'key'])
    .execute();
  await index(db, 'threat_models', 'owner_id');
  await index(db, 'authorizations', 'user_id');
  await index(db, 'metadata', 'threat_model_id');
}

async function children(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, real } = types;
  await child(db, 'threats', types)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('threat_type', text, (column) => column.notNull())
    .addColumn('severity', text, (column) => column.notNull())
    .addColumn('score', real)
    .addColumn('priority', text, (column) => column.notNull())
    .addColumn('mitigated', 'integer', (column) => column.notNull())
    .addColumn('mitigation', text)
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('diagram_id', text)
    .addColumn('cell_id', text)
    .addColumn('issue_uri', text)
    .execute();
  await child(db, 'documents', types)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('uri', text, (column) => column.notNull())
    .addColumn('description', text)
    .execute();
  await child(db, 'sources', types)
    .addColumn('name', text)
    .addColumn('uri', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('type', text)
    .addColumn('parameters', text)
    .execute();
  await child(db, 'diagrams', types)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('cells', text, (column) => column.notNull())
    .addColumn('image', text)
    .addColumn('update_vector', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('collaboration_sessions')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('threat_model_id', text, (column) =>
      column.notNull().references('threat_models.id').onDelete('cascade'),
    )
    .addColumn('diagram_id', text, (column) =>
      column.notNull().unique().references('diagrams.id').onDelete('cascade'),
    )
    .addColumn('host_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('presenter_id', text, (column) => column.references('users.id').onDelete('set null'))
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('active_at', text, (column) => column.notNull())
    .execute();
  for (const table of ['threats', 'documents', 'sources', 'diagrams', 'collaboration_sessions'])
    await index(db, table, 'threat_model_id');
}

function child(
  db: Kysely<unknown>,
  table: string,
  { text }: ColumnTypes,
): CreateTableBuilder<string, 'id' | 'threat_model_id' | 'created_at' | 'modified_at'> {
  return db.schema
    .createTable(table)
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('threat_model_id', text, (column) =>
      column.notNull().references('threat_models.id').onDelete('cascade'),
    )
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('modified_at', text, (column) => column.notNull());
}

async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}
