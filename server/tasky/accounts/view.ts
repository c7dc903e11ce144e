import { stamps } from '../storage/stored.ts';
import type { UserRow } from '../storage/tables.ts';

/** An account, without its password. */
export function viewUser(user: UserRow) {
  const { id, name, email, role } = user;
  return { _id: id, name, email, role, ...stamps(user) };
}

/** Somebody, as others see them. */
export function viewPerson({ id, name, email }: Pick<UserRow, 'id' | 'name' | 'email'>) {
  return { _id: id, name, email };
}
