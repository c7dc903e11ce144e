import { changeRole } from './change.ts';
import { createRole } from './create.ts';
import { listRoles } from './list.ts';
import { givePermission, listRolePermissions, takePermission } from './permissions-of-role.ts';
import { readRole } from './read.ts';
import { removeRole } from './remove.ts';

export const roleOperations = [
  listRoles,
  createRole,
  readRole,
  changeRole,
  removeRole,
  listRolePermissions,
  givePermission,
  takePermission,
];
