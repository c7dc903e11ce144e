import { record } from '../audit/record.ts';
import { fail } from '../errors/users-error.ts';
import { viewPermission } from '../permissions/view.ts';
import { lockRole } from '../roles/repository.ts';
import { viewRole } from '../roles/view.ts';
import { permitted } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import {
  insertUserRole,
  permissionsOfUser,
  removeUserRole,
  rolesOfUser,
} from './administration-repository.ts';
import { findUser, lockUser } from './repository.ts';

const path = '/api/v1/users/{id}/roles';

/** GET /api/v1/users/{id}/roles */
export const listUserRoles = operation({
  id: 'listUserRoles',
  method: 'GET',
  path,
  authz: permitted('users.read'),
  success: { code: 'GET_USER_ROLES_SUCCESS', message: 'Roles listed' },
  handler: async ({ db, path: { id = '' } }) => {
    if (!(await findUser(db, id))) throw fail('RESOURCE_NOT_FOUND');
    return (await rolesOfUser(db, id)).map(viewRole);
  },
});

/** POST /api/v1/users/{id}/roles: giving it again changes nothing. Tokens that were issued before do not know of it. */
export const giveRole = operation<{ readonly roleId: string }>({
  id: 'giveRole',
  method: 'POST',
  path,
  authz: permitted('users.update'),
  reads: true,
  success: { code: 'ASSIGN_ROLE_SUCCESS', message: 'Role given' },
  handler: async (call) => {
    const { userId, roleId } = await both(call, call.body.roleId.toLowerCase());
    await insertUserRole(call.db, userId, roleId);
    await record(call, {
      ...{ event: 'AUDIT_ROLE_ASSIGNED', resource: 'users', action: 'assign', target: userId },
      metadata: { role: roleId },
    });
    return {};
  },
});

/** DELETE /api/v1/users/{id}/roles/{roleId}: taking what it does not have changes nothing. */
export const takeRole = operation({
  id: 'takeRole',
  method: 'DELETE',
  path: `${path}/{roleId}`,
  authz: permitted('users.update'),
  success: { code: 'REMOVE_ROLE_SUCCESS', message: 'Role taken' },
  handler: async (call) => {
    const { userId, roleId } = await both(call, call.path.roleId ?? '');
    await removeUserRole(call.db, userId, roleId);
    await record(call, {
      ...{ event: 'AUDIT_ROLE_REMOVED', resource: 'users', action: 'remove', target: userId },
      metadata: { role: roleId },
    });
    return {};
  },
});

/** GET /api/v1/users/{id}/permissions: those of all its roles. */
export const listUserPermissions = operation({
  id: 'listUserPermissions',
  method: 'GET',
  path: '/api/v1/users/{id}/permissions',
  authz: permitted('users.read'),
  success: { code: 'GET_USER_PERMISSIONS_SUCCESS', message: 'Permissions listed' },
  handler: async ({ db, path: { id = '' } }) => {
    if (!(await findUser(db, id))) throw fail('RESOURCE_NOT_FOUND');
    return (await permissionsOfUser(db, id)).map(viewPermission);
  },
});

/** The user of the path, and the role; both stay until the transaction ends. */
async function both({ db, path: { id = '' } }: Pick<Call, 'db' | 'path'>, roleId: string) {
  const user = await lockUser(db, id);
  const role = await lockRole(db, roleId);
  if (!user || !role) throw fail('RESOURCE_NOT_FOUND');
  return { userId: user.id, roleId: role.id };
}
