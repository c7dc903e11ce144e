import { prepared } from '../../storage/prepared.ts';
import { changed } from '../storage/stored.ts';
import type { Db, Role, UserRow } from '../storage/tables.ts';

export async function findUser(db: Db, id: string | undefined): Promise<UserRow | undefined> {
  if (id === undefined) return undefined;
  const [user] = await selectUser(db, { id });
  return user;
}

const selectUser = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('users').selectAll().where('id', '=', id),
);

/** Addresses are the same whatever their case. */
export async function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('email', '=', emailKept(email)).executeTakeFirst();
}

export function emailKept(email: string): string {
  return email.trim().toLowerCase();
}

/** Whether it was inserted; not, if the address has an account. */
export async function insertUser(db: Db, row: UserRow): Promise<boolean> {
  const inserted = await db
    .insertInto('users')
    .values(row)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The user with the new role; undefined if there is no such user. */
export async function setRole(db: Db, id: string | undefined, role: Role): Promise<UserRow | undefined> {
  const user = await findUser(db, id);
  if (!user) return undefined;
  return db
    .updateTable('users')
    .set({ role, ...changed(user) })
    .where('id', '=', user.id)
    .returningAll()
    .executeTakeFirst();
}

/** Newest first. */
export function allUsers(db: Db): Promise<UserRow[]> {
  return db.selectFrom('users').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
}

/** By name. */
export function usersByName(db: Db): Promise<UserRow[]> {
  return db.selectFrom('users').selectAll().orderBy('name').orderBy('id').execute();
}
