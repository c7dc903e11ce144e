import { record } from '../audit/record.ts';
import { fail } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { deleteRole } from './repository.ts';

/** DELETE /api/v1/roles/{id}: tokens that were issued before keep its permissions until they end. */
export const removeRole = operation({
  id: 'deleteRole',
  method: 'DELETE',
  path: '/api/v1/roles/{id}',
  authz: permitted('roles.delete'),
  success: { code: 'DELETE_ROLE_SUCCESS', message: 'Role deleted' },
  handler: async (call) => {
    const { id: target = '' } = call.path;
    if (!(await deleteRole(call.db, target))) throw fail('RESOURCE_NOT_FOUND');
    await record(call, { event: 'AUDIT_ROLE_DELETED', resource: 'roles', action: 'delete', target });
    return {};
  },
});
