import { record } from '../audit/record.ts';
import { fail } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { deleteUser } from './administration-repository.ts';

/** DELETE /api/v1/users/{id}: its tokens are refused from the next request. */
export const removeUser = operation({
  id: 'deleteUser',
  method: 'DELETE',
  path: '/api/v1/users/{id}',
  authz: permitted('users.delete'),
  success: { code: 'DELETE_USER_SUCCESS', message: 'User deleted' },
  handler: async (call) => {
    const { id: target = '' } = call.path;
    if (!(await deleteUser(call.db, target))) throw fail('RESOURCE_NOT_FOUND');
    await record(call, { event: 'AUDIT_USER_DELETED', resource: 'users', action: 'delete', target });
    return {};
  },
});
