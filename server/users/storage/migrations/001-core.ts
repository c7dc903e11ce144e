import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../../../storage/column-types.ts';

/** Accounts, what they may do, and how they log in. */
export function core(types: ColumnTypes): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await users(db, types);
      await access(db, types);
      await tokens(db, types);
      await secondFactor(db, types);
      await providers(db, types);
      await audit(db, types);
    },
  };
}

async function users(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('username', text, (column) => column.notNull().unique())
    .addColumn('email', text, (column) => column.notNull().unique())
    .addColumn('display_name', text, (column) => column.notNull())
    .addColumn('avatar_image_url', text)
    .addColumn('is_active', 'integer', (column) => column.notNull())
    .addColumn('is_verified', 'integer', (column) => column.notNull())
    .addColumn('password_hash', text)
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('updated_at', text, (column) => column.notNull())
    .addColumn('last_login_at', text)
    .addColumn('failed_logins', 'integer', (column) => column.notNull())
    .addColumn('locked_until', text)
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('totp_secret', text)
    .addColumn('totp_step', 'integer')
    .execute();
}

async function access(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('roles')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull().unique())
    .addColumn('description', text)
    .addColumn('created_at', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('permissions')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull().unique())
    .addColumn('resource', text, (column) => column.notNull())
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('created_at', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('user_roles')
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('role_id', text, (column) => column.notNull().references('roles.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('user_roles_key', ['user_id', 'role_id'])
    .execute();
  await index(db, 'user_roles', 'role_id');
  await db.schema
    .createTable('role_permissions')
    .addColumn('role_id', text, (column) => column.notNull().references('roles.id').onDelete('cascade'))
    .addColumn('permission_id', text, (column) =>
      column.notNull().references('permissions.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('role_permissions_key', ['role_id', 'permission_id'])
    .execute();
  await index(db, 'role_permissions', 'permission_id');
}

async function tokens(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('blacklisted_tokens')
    .addColumn('jti', text, (column) => column.primaryKey())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
  await index(db, 'blacklisted_tokens', 'expires_at');
  await db.schema
    .createTable('mailed_tokens')
    .addColumn('hash', text, (column) => column.primaryKey())
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('purpose', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
  await index(db, 'mailed_tokens', 'user_id');
  await db.schema
    .createTable('mails')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('recipient', text, (column) => column.notNull())
    .addColumn('purpose', text, (column) => column.notNull())
    .addColumn('token', text, (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
  await index(db, 'mails', 'recipient');
}

async function secondFactor(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('second_steps')
    .addColumn('user_id', text, (column) => column.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('expires_at', text, (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('is_due', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('backup_codes')
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('hash', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('backup_codes_key', ['user_id', 'hash'])
    .execute();
}

async function providers(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('social_accounts')
    .addColumn('provider', text, (column) => column.notNull())
    .addColumn('provider_user_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('created_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('social_accounts_key', ['provider', 'provider_user_id'])
    .execute();
  await index(db, 'social_accounts', 'user_id');
  await db.schema
    .createTable('oauth_states')
    .addColumn('hash', text, (column) => column.primaryKey())
    .addColumn('provider', text, (column) => column.notNull())
    .addColumn('memory', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
  await index(db, 'oauth_states', 'expires_at');
}

/** Without references: the trail outlives what it is about. */
async function audit(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('actor_id', text)
    .addColumn('event', text, (column) => column.notNull())
    .addColumn('target_id', text)
    .addColumn('resource', text, (column) => column.notNull())
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('metadata', text, (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .execute();
  await index(db, 'audit', 'created_at');
}

async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}
