import { prepared } from '../../storage/prepared.ts';
import type { Db, PermissionRow, RoleRow } from '../storage/tables.ts';

export async function countUsers(db: Db): Promise<number> {
  const [row] = await selectCount(db, {});
  return Number(row?.count ?? 0);
}

const selectCount = prepared((db: Db, _: Readonly<Record<never, never>>) =>
  db.selectFrom('users').select((row) => row.fn.countAll().as('count')),
);

/** In the order in which they came. */
export const usersOnPage = prepared(
  (db: Db, { offset, limit }: { readonly offset: number; readonly limit: number }) =>
    db.selectFrom('users').selectAll().orderBy('created_at').orderBy('id').limit(limit).offset(offset),
);

/** Whether there was one. */
export async function deleteUser(db: Db, id: string): Promise<boolean> {
  const deleted = await db.deleteFrom('users').where('id', '=', id).returning('id').executeTakeFirst();
  return deleted !== undefined;
}

/** In the order of their names. */
export function rolesOfUser(db: Db, userId: string): Promise<RoleRow[]> {
  return db
    .selectFrom('roles')
    .innerJoin('user_roles', 'user_roles.role_id', 'roles.id')
    .where('user_roles.user_id', '=', userId)
    .selectAll('roles')
    .orderBy('roles.name')
    .execute();
}

/** Those of all its roles, in the order of their names. */
export function permissionsOfUser(db: Db, userId: string): Promise<PermissionRow[]> {
  return db
    .selectFrom('permissions')
    .selectAll()
    .where('id', 'in', (inner) =>
      inner
        .selectFrom('role_permissions')
        .innerJoin('user_roles', 'user_roles.role_id', 'role_permissions.role_id')
        .where('user_roles.user_id', '=', userId)
        .select('role_permissions.permission_id'),
    )
    .orderBy('name')
    .execute();
}

/** Once more changes nothing. */
export async function insertUserRole(db: Db, user_id: string, role_id: string): Promise<void> {
  await db
    .insertInto('user_roles')
    .values({ user_id, role_id })
    .onConflict((conflict) => conflict.columns(['user_id', 'role_id']).doNothing())
    .execute();
}

export async function removeUserRole(db: Db, userId: string, roleId: string): Promise<void> {
  await db.deleteFrom('user_roles').where('user_id', '=', userId).where('role_id', '=', roleId).execute();
}
