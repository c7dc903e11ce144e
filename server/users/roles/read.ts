import { fail } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { findRole } from './repository.ts';
import { viewRole } from './view.ts';

/** GET /api/v1/roles/{id} */
export const readRole = operation({
  id: 'getRole',
  method: 'GET',
  path: '/api/v1/roles/{id}',
  authz: permitted('roles.read'),
  success: { code: 'GET_ROLE_SUCCESS', message: 'Role found' },
  handler: async ({ db, path: { id = '' } }) => {
    const role = await findRole(db, id);
    if (!role) throw fail('RESOURCE_NOT_FOUND');
    return viewRole(role);
  },
});
