import type { Db, ThreatModelRow } from '../storage/tables.ts';

/** The threat model of this id. A lock lasts until the transaction ends. */
export async function findThreatModel(
  db: Db,
  id: string,
  { lock }: { readonly lock: boolean },
): Promise<ThreatModelRow | undefined> {
  const query = db.selectFrom('threat_models').selectAll().where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** The threat model of this id, which nobody can delete until the transaction ends. */
export async function holdThreatModel(db: Db, id: string): Promise<ThreatModelRow | undefined> {
  return db.selectFrom('threat_models').selectAll().where('id', '=', id).forKeyShare().executeTakeFirst();
}

export async function insertThreatModel(db: Db, row: ThreatModelRow): Promise<void> {
  await db.insertInto('threat_models').values(row).execute();
}

export async function updateThreatModel(db: Db, { id, ...columns }: ThreatModelRow): Promise<void> {
  await db.updateTable('threat_models').set(columns).where('id', '=', id).execute();
}

/** Everything in it goes with it. */
export async function deleteThreatModel(db: Db, id: string): Promise<void> {
  await db.deleteFrom('threat_models').where('id', '=', id).execute();
}
