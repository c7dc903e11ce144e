import type { RoleRow } from '../storage/tables.ts';

export function viewRole({ id, name, description }: RoleRow) {
  return { id, name, description };
}
