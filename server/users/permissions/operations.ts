import { changePermission } from './change.ts';
import { createPermission } from './create.ts';
import { listPermissions } from './list.ts';
import { readPermission } from './read.ts';
import { removePermission } from './remove.ts';

export const permissionOperations = [
  listPermissions,
  createPermission,
  readPermission,
  changePermission,
  removePermission,
];
