import { fail } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { findPermission } from './repository.ts';
import { viewPermission } from './view.ts';

/** GET /api/v1/permissions/{id} */
export const readPermission = operation({
  id: 'getPermission',
  method: 'GET',
  path: '/api/v1/permissions/{id}',
  authz: permitted('permissions.read'),
  success: { code: 'GET_PERMISSION_SUCCESS', message: 'Permission found' },
  handler: async ({ db, path: { id = '' } }) => {
    const permission = await findPermission(db, id);
    if (!permission) throw fail('RESOURCE_NOT_FOUND');
    return viewPermission(permission);
  },
});
