import { record } from '../audit/record.ts';
import { fail } from '../errors/users-error.ts';
import { lockPermission } from '../permissions/repository.ts';
import { viewPermission } from '../permissions/view.ts';
import { permitted } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { findRole, insertGrant, lockRole, permissionsOfRole, removeGrant } from './repository.ts';

const path = '/api/v1/roles/{id}/permissions';

/** GET /api/v1/roles/{id}/permissions */
export const listRolePermissions = operation({
  id: 'listRolePermissions',
  method: 'GET',
  path,
  authz: permitted('roles.read'),
  success: { code: 'GET_ROLE_PERMISSIONS_SUCCESS', message: 'Permissions listed' },
  handler: async ({ db, path: { id = '' } }) => {
    if (!(await findRole(db, id))) throw fail('RESOURCE_NOT_FOUND');
    return (await permissionsOfRole(db, id)).map(viewPermission);
  },
});

/** POST /api/v1/roles/{id}/permissions: giving it again changes nothing. */
export const givePermission = operation<{ readonly permissionId: string }>({
  id: 'givePermission',
  method: 'POST',
  path,
  authz: permitted('roles.update'),
  reads: true,
  success: { code: 'ASSIGN_PERMISSION_SUCCESS', message: 'Permission given' },
  handler: async (call) => {
    const { roleId, permissionId } = await both(call, call.body.permissionId.toLowerCase());
    await insertGrant(call.db, roleId, permissionId);
    await record(call, {
      ...{ event: 'AUDIT_PERMISSION_ASSIGNED', resource: 'roles', action: 'assign', target: roleId },
      metadata: { permission: permissionId },
    });
    return {};
  },
});

/** DELETE /api/v1/roles/{id}/permissions/{permissionId}: taking what it does not have changes nothing. */
export const takePermission = operation({
  id: 'takePermission',
  method: 'DELETE',
  path: `${path}/{permissionId}`,
  authz: permitted('roles.update'),
  success: { code: 'REMOVE_PERMISSION_SUCCESS', message: 'Permission taken' },
  handler: async (call) => {
    const { roleId, permissionId } = await both(call, call.path.permissionId ?? '');
    await removeGrant(call.db, roleId, permissionId);
    await record(call, {
      ...{ event: 'AUDIT_PERMISSION_REMOVED', resource: 'roles', action: 'remove', target: roleId },
      metadata: { permission: permissionId },
    });
    return {};
  },
});

/** The role of the path, and the permission; both stay until the transaction ends. */
async function both({ db, path: { id = '' } }: Pick<Call, 'db' | 'path'>, permissionId: string) {
  const role = await lockRole(db, id);
  const permission = await lockPermission(db, permissionId);
  if (!role || !permission) throw fail('RESOURCE_NOT_FOUND');
  return { roleId: role.id, permissionId: permission.id };
}
