import { record } from '../audit/record.ts';
import { fail, invalid } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { lockRole, updateRole } from './repository.ts';

interface RoleChange {
  readonly name?: string;
  readonly description?: string;
}

/** PUT /api/v1/roles/{id}: what is left out stays. */
export const changeRole = operation<RoleChange>({
  id: 'changeRole',
  method: 'PUT',
  path: '/api/v1/roles/{id}',
  authz: permitted('roles.update'),
  reads: true,
  success: { code: 'UPDATE_ROLE_SUCCESS', message: 'Role changed' },
  handler: async (call) => {
    const { db, path, body } = call;
    const role = await lockRole(db, path.id ?? '');
    if (!role) throw fail('RESOURCE_NOT_FOUND');
    const { name = role.name, description = role.description } = body;
    if (!(await updateRole(db, role.id, { name, description }))) throw invalid('name', 'already exists');
    await record(call, {
      ...{ event: 'AUDIT_ROLE_UPDATED', resource: 'roles', action: 'update', target: role.id },
      metadata: { changed: Object.keys(body) },
    });
    return {};
  },
});
