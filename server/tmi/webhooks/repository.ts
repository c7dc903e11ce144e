import type { Page } from '../lists/paging.ts';
import type { Db } from '../storage/tables.ts';
import type { WebhookRow } from '../storage/webhook-tables.ts';

export async function findWebhook(db: Db, id: string): Promise<WebhookRow | undefined> {
  return db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The webhook of this id, which nobody can delete until the transaction ends. */
export async function holdWebhook(db: Db, id: string): Promise<WebhookRow | undefined> {
  return db.selectFrom('webhooks').selectAll().where('id', '=', id).forKeyShare().executeTakeFirst();
}

/** Newest first. */
export async function webhooksOf(
  db: Db,
  ownerId: string,
  threatModelId: string | undefined,
  { limit, offset }: Page,
): Promise<WebhookRow[]> {
  const all = db.selectFrom('webhooks').selectAll().where('owner_id', '=', ownerId);
  const wanted = threatModelId === undefined ? all : all.where('threat_model_id', '=', threatModelId);
  return wanted.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute();
}

export async function countWebhooks(db: Db, ownerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('webhooks')
    .select(db.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertWebhook(db: Db, row: WebhookRow): Promise<void> {
  await db.insertInto('webhooks').values(row).execute();
}

/** Its deliveries and its add-ons go with it. */
export async function deleteWebhook(db: Db, id: string): Promise<void> {
  await db.deleteFrom('webhooks').where('id', '=', id).execute();
}
