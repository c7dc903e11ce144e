import type { PermissionRow } from '../storage/tables.ts';

export function viewPermission({ id, name, resource, action, description }: PermissionRow) {
  return { id, name, resource, action, description };
}
