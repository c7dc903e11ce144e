import { prepared } from '../../storage/prepared.ts';
import type { Db, ThreatModelRow } from '../storage/tables.ts';

/** The threat model of this id. A lock lasts until the transaction ends. */
export async function findThreatModel(
  db: Db,
  id: string,
  { lock }: { readonly lock: boolean },
): Promise<ThreatModelRow | undefined> {
  const [model] = await (lock ? lockModel : selectModel)(db, { id });
  return model;
}

const selectModel = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('threat_models').selectAll().where('id', '=', id),
);

const lockModel = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('threat_models').selectAll().where('id', '=', id).forUpdate(),
);

/** The threat model of this id, which nobody can delete until the transaction ends. */
export async function holdThreatModel(db: Db, id: string): Promise<ThreatModelRow | undefined> {
  return db.selectFrom('threat_models').selectAll().where('id', '=', id).forKeyShare().executeTakeFirst();
}

export async function insertThreatModel(db: Db, row: ThreatModelRow): Promise<void> {
  await insert(db, row);
}

const insert = prepared((db: Db, row: ThreatModelRow) => db.insertInto('threat_models').values(row));

export async function updateThreatModel(db: Db, row: ThreatModelRow): Promise<void> {
  await update(db, row);
}

const update = prepared((db: Db, { id, ...columns }: ThreatModelRow) =>
  db.updateTable('threat_models').set(columns).where('id', '=', id),
);

/** Everything in it goes with it. */
export async function deleteThreatModel(db: Db, id: string): Promise<void> {
  await db.deleteFrom('threat_models').where('id', '=', id).execute();
}
