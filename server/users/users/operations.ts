import { changeUser } from './change.ts';
import { listUsers } from './list.ts';
import { readUser } from './read.ts';
import { removeUser } from './remove.ts';
import { giveRole, listUserPermissions, listUserRoles, takeRole } from './roles-of-user.ts';

export const userOperations = [
  listUsers,
  readUser,
  changeUser,
  removeUser,
  listUserRoles,
  giveRole,
  takeRole,
  listUserPermissions,
];
