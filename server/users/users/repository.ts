import { prepared } from '../../storage/prepared.ts';
import type { Grants } from '../routing/authz.ts';
import type { UsersServer } from '../routing/call.ts';
import { moment, newStored } from '../storage/stored.ts';
import type { Db, UserRow } from '../storage/tables.ts';

export async function findUser(db: Db, id: string | undefined): Promise<UserRow | undefined> {
  if (id === undefined) return undefined;
  const [user] = await selectUser(db, { id });
  return user;
}

const selectUser = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('users').selectAll().where('id', '=', id),
);

/** An address is the same whatever its case. */
function emailKept(email: string): string {
  return email.toLowerCase();
}

/** By e-mail address, or else by name: nobody takes the place of an address by a name that looks like it. */
export async function findByName(db: Db, emailOrUsername: string): Promise<UserRow | undefined> {
  return (
    (await findByEmail(db, emailOrUsername)) ??
    db.selectFrom('users').selectAll().where('username', '=', emailOrUsername).executeTakeFirst()
  );
}

export function findByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('email', '=', emailKept(email)).executeTakeFirst();
}

export type NewUser = Pick<UserRow, 'username' | 'email' | 'display_name' | 'password_hash'> &
  Partial<Pick<UserRow, 'avatar_image_url' | 'is_verified'>>;

/** Inserts an account with the role `user`; undefined if its name or address is taken. */
export async function insertUser(
  db: Db,
  server: Pick<UsersServer, 'clock'>,
  { email, avatar_image_url = null, is_verified = 0, ...rest }: NewUser,
): Promise<UserRow | undefined> {
  const { id, created_at } = newStored(server);
  const user = await db
    .insertInto('users')
    .values({
      ...{
        id,
        created_at,
        updated_at: created_at,
        ...rest,
        email: emailKept(email),
        avatar_image_url,
        is_verified,
      },
      ...{ is_active: 1, last_login_at: null, failed_logins: 0, locked_until: null, epoch: 0 },
      ...{ totp_secret: null, totp_step: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (user) await giveRoleNamed(db, user.id, 'user');
  return user;
}

/** The names of the roles that a user has now, and of their permissions. */
export async function grantsOf(db: Db, id: string): Promise<Grants> {
  const roles = await db
    .selectFrom('user_roles')
    .innerJoin('roles', 'roles.id', 'user_roles.role_id')
    .where('user_roles.user_id', '=', id)
    .select('roles.name')
    .orderBy('roles.name')
    .execute();
  const permissions = await db
    .selectFrom('user_roles')
    .innerJoin('role_permissions', 'role_permissions.role_id', 'user_roles.role_id')
    .innerJoin('permissions', 'permissions.id', 'role_permissions.permission_id')
    .where('user_roles.user_id', '=', id)
    .select('permissions.name')
    .distinct()
    .orderBy('permissions.name')
    .execute();
  return { roles: roles.map(({ name }) => name), permissions: permissions.map(({ name }) => name) };
}

/** Gives a seeded role; once more changes nothing. */
export async function giveRoleNamed(db: Db, userId: string, name: 'admin' | 'user'): Promise<void> {
  await db
    .insertInto('user_roles')
    .columns(['user_id', 'role_id'])
    .expression(
      db
        .selectFrom('roles')
        .where('name', '=', name)
        .select((row) => [row.val(userId).as('user_id'), 'id as role_id']),
    )
    .onConflict((conflict) => conflict.columns(['user_id', 'role_id']).doNothing())
    .execute();
}

/** Changes an account; whether there is one. */
export async function updateUser(
  db: Db,
  server: Pick<UsersServer, 'clock'>,
  id: string,
  change: Partial<Omit<UserRow, 'id' | 'created_at' | 'updated_at'>>,
): Promise<boolean> {
  const updated = await db
    .updateTable('users')
    .set({ ...change, updated_at: moment(server) })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** An account that nobody else changes until the transaction ends. */
export function lockUser(db: Db, id: string): Promise<UserRow | undefined> {
  return db
    .updateTable('users')
    .set((row) => ({ updated_at: row.ref('updated_at') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

export async function isNameTaken(db: Db, username: string): Promise<boolean> {
  const found = await db.selectFrom('users').select('id').where('username', '=', username).executeTakeFirst();
  return found !== undefined;
}
