import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../../../storage/column-types.ts';

/** Webhooks, their deliveries, add-ons and invocations. */
export function webhooks(types: ColumnTypes): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await subscriptions(db, types);
      await deliveries(db, types);
      await addons(db, types);
    },
  };
}

/** Without a foreign key to the threat model: that it was deleted is the last event that a subscription hears of it. */
async function subscriptions(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('webhooks')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('owner_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('threat_model_id', text)
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('url', text, (column) => column.notNull())
    .addColumn('events', text, (column) => column.notNull())
    .addColumn('secret', text, (column) => column.notNull())
    .addColumn('challenge', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('challenges_sent', 'integer', (column) => column.notNull())
    .addColumn('next_challenge_at', text, (column) => column.notNull())
    .addColumn('last_successful_use', text)
    .addColumn('publication_failures', 'integer', (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('modified_at', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('webhooks_by_owner_id').on('webhooks').column('owner_id').execute();
  await db.schema
    .createIndex('webhooks_by_threat_model_id')
    .on('webhooks')
    .column('threat_model_id')
    .execute();
  await db.schema
    .createIndex('webhooks_to_challenge')
    .on('webhooks')
    .column('next_challenge_at')
    .where(sql.ref('status'), '=', sql.lit('pending_verification'))
    .execute();
}

async function deliveries(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('webhook_deliveries')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('webhook_id', text, (column) => column.notNull().references('webhooks.id').onDelete('cascade'))
    .addColumn('event_type', text, (column) => column.notNull())
    .addColumn('payload', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt_at', text, (column) => column.notNull())
    .addColumn('claim', text)
    .addColumn('last_error', text)
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('delivered_at', text)
    .execute();
  await db.schema
    .createIndex('webhook_deliveries_by_webhook_id')
    .on('webhook_deliveries')
    .columns(['webhook_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('webhook_deliveries_to_send')
    .on('webhook_deliveries')
    .column('next_attempt_at')
    .where(sql.ref('status'), '=', sql.lit('pending'))
    .execute();
  await db.schema
    .createTable('webhook_uses')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('owner_id', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('webhook_uses_by_owner_id')
    .on('webhook_uses')
    .columns(['owner_id', 'kind', 'created_at'])
    .execute();
}

async function addons(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('addons')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('webhook_id', text, (column) => column.notNull().references('webhooks.id').onDelete('cascade'))
    .addColumn('threat_model_id', text, (column) => column.references('threat_models.id').onDelete('cascade'))
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('icon', text)
    .addColumn('objects', text)
    .addColumn('created_at', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('invocations')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('addon_id', text, (column) => column.notNull().references('addons.id').onDelete('cascade'))
    .addColumn('invoked_by', text, (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('threat_model_id', text, (column) => column.notNull())
    .addColumn('object_type', text)
    .addColumn('object_id', text)
    .addColumn('payload', text)
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('status_percent', 'integer', (column) => column.notNull())
    .addColumn('status_message', text)
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('status_updated_at', text, (column) => column.notNull())
    .execute();
  for (const [table, column] of [
    ['addons', 'webhook_id'],
    ['addons', 'threat_model_id'],
    ['invocations', 'addon_id'],
    ['invocations', 'invoked_by'],
  ] as const)
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}
