import type { Page } from '../lists/paging.ts';
import type { Db } from '../storage/tables.ts';
import type { AddonRow } from '../storage/webhook-tables.ts';

export async function findAddon(db: Db, id: string): Promise<AddonRow | undefined> {
  return db.selectFrom('addons').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The add-on of this id; it can be invoked or deleted by nobody else until the transaction ends. */
export async function lockAddon(db: Db, id: string): Promise<AddonRow | undefined> {
  return db.selectFrom('addons').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The add-on of this id, which nobody can delete until the transaction ends. */
export async function holdAddon(db: Db, id: string): Promise<AddonRow | undefined> {
  return db.selectFrom('addons').selectAll().where('id', '=', id).forKeyShare().executeTakeFirst();
}

/** Newest first. */
export async function listAddons(
  db: Db,
  threatModelId: string | undefined,
  { limit, offset }: Page,
): Promise<AddonRow[]> {
  const all = db.selectFrom('addons').selectAll();
  const wanted = threatModelId === undefined ? all : all.where('threat_model_id', '=', threatModelId);
  return wanted.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute();
}

export async function insertAddon(db: Db, row: AddonRow): Promise<void> {
  await db.insertInto('addons').values(row).execute();
}

export async function deleteAddon(db: Db, id: string): Promise<void> {
  await db.deleteFrom('addons').where('id', '=', id).execute();
}
