import { record } from '../audit/record.ts';
import { fail } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { deletePermission } from './repository.ts';

/** DELETE /api/v1/permissions/{id}: tokens that were issued before keep it until they end. */
export const removePermission = operation({
  id: 'deletePermission',
  method: 'DELETE',
  path: '/api/v1/permissions/{id}',
  authz: permitted('permissions.delete'),
  success: { code: 'DELETE_PERMISSION_SUCCESS', message: 'Permission deleted' },
  handler: async (call) => {
    const { id: target = '' } = call.path;
    if (!(await deletePermission(call.db, target))) throw fail('RESOURCE_NOT_FOUND');
    await record(call, {
      ...{ event: 'AUDIT_PERMISSION_DELETED', resource: 'permissions', action: 'delete', target },
    });
    return {};
  },
});
