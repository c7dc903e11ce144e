import { prepared } from '../../storage/prepared.ts';
import { unlessTaken } from '../../storage/unique.ts';
import type { Db, PermissionRow, RoleRow } from '../storage/tables.ts';

/** A lock lasts until the transaction ends. */
export async function findRole(db: Db, id: string): Promise<RoleRow | undefined> {
  const [role] = await selectRole(db, { id });
  return role;
}

const selectRole = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('roles').selectAll().where('id', '=', id),
);

export async function lockRole(db: Db, id: string): Promise<RoleRow | undefined> {
  return db.selectFrom('roles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** In the order of their names. */
export function allRoles(db: Db): Promise<RoleRow[]> {
  return db.selectFrom('roles').selectAll().orderBy('name').execute();
}

/** Whether it was inserted; not, if the name is taken. */
export async function insertRole(db: Db, row: RoleRow): Promise<boolean> {
  const inserted = await db
    .insertInto('roles')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Whether it was changed; not, if the name is taken. The transaction is of no more use then. */
export async function updateRole(
  db: Db,
  id: string,
  change: Partial<Pick<RoleRow, 'name' | 'description'>>,
): Promise<boolean> {
  const work = () => db.updateTable('roles').set(change).where('id', '=', id).executeTakeFirst();
  return (await unlessTaken(work)) !== undefined;
}

/** Whether there was one. Whoever has it loses it. */
export async function deleteRole(db: Db, id: string): Promise<boolean> {
  const deleted = await db.deleteFrom('roles').where('id', '=', id).returning('id').executeTakeFirst();
  return deleted !== undefined;
}

/** In the order of their names. */
export function permissionsOfRole(db: Db, roleId: string): Promise<PermissionRow[]> {
  return db
    .selectFrom('permissions')
    .innerJoin('role_permissions', 'role_permissions.permission_id', 'permissions.id')
    .where('role_permissions.role_id', '=', roleId)
    .selectAll('permissions')
    .orderBy('permissions.name')
    .execute();
}

/** Once more changes nothing. */
export async function insertGrant(db: Db, role_id: string, permission_id: string): Promise<void> {
  await db
    .insertInto('role_permissions')
    .values({ role_id, permission_id })
    .onConflict((conflict) => conflict.columns(['role_id', 'permission_id']).doNothing())
    .execute();
}

export async function removeGrant(db: Db, roleId: string, permissionId: string): Promise<void> {
  await db
    .deleteFrom('role_permissions')
    .where('role_id', '=', roleId)
    .where('permission_id', '=', permissionId)
    .execute();
}
