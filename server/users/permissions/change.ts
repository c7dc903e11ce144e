import { record } from '../audit/record.ts';
import { fail, invalid } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { lockPermission, updatePermission } from './repository.ts';

interface PermissionChange {
  readonly name?: string;
  readonly description?: string;
}

/** PUT /api/v1/permissions/{id}: what is left out stays. */
export const changePermission = operation<PermissionChange>({
  id: 'changePermission',
  method: 'PUT',
  path: '/api/v1/permissions/{id}',
  authz: permitted('permissions.update'),
  reads: true,
  success: { code: 'UPDATE_PERMISSION_SUCCESS', message: 'Permission changed' },
  handler: async (call) => {
    const { db, path, body } = call;
    const permission = await lockPermission(db, path.id ?? '');
    if (!permission) throw fail('RESOURCE_NOT_FOUND');
    const { name = permission.name, description = permission.description } = body;
    const { id: target } = permission;
    if (!(await updatePermission(db, target, { name, description }))) throw invalid('name', 'already exists');
    await record(call, {
      ...{ event: 'AUDIT_PERMISSION_UPDATED', resource: 'permissions', action: 'update', target },
      metadata: { changed: Object.keys(body) },
    });
    return {};
  },
});
