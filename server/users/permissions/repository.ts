import { prepared } from '../../storage/prepared.ts';
import { unlessTaken } from '../../storage/unique.ts';
import type { Db, PermissionRow } from '../storage/tables.ts';

export async function findPermission(db: Db, id: string): Promise<PermissionRow | undefined> {
  const [permission] = await selectPermission(db, { id });
  return permission;
}

const selectPermission = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('permissions').selectAll().where('id', '=', id),
);

/** The lock lasts until the transaction ends. */
export async function lockPermission(db: Db, id: string): Promise<PermissionRow | undefined> {
  return db.selectFrom('permissions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** In the order of their names. */
export function allPermissions(db: Db): Promise<PermissionRow[]> {
  return db.selectFrom('permissions').selectAll().orderBy('name').execute();
}

/** Whether it was inserted; not, if the name is taken. */
export async function insertPermission(db: Db, row: PermissionRow): Promise<boolean> {
  const inserted = await db
    .insertInto('permissions')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Whether it was changed; not, if the name is taken. The transaction is of no more use then. */
export async function updatePermission(
  db: Db,
  id: string,
  change: Partial<Pick<PermissionRow, 'name' | 'description'>>,
): Promise<boolean> {
  const work = () => db.updateTable('permissions').set(change).where('id', '=', id).executeTakeFirst();
  return (await unlessTaken(work)) !== undefined;
}

/** Whether there was one. Roles that have it lose it. */
export async function deletePermission(db: Db, id: string): Promise<boolean> {
  const deleted = await db.deleteFrom('permissions').where('id', '=', id).returning('id').executeTakeFirst();
  return deleted !== undefined;
}
