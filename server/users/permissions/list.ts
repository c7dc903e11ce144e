import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { allPermissions } from './repository.ts';
import { viewPermission } from './view.ts';

/** GET /api/v1/permissions */
export const listPermissions = operation({
  id: 'listPermissions',
  method: 'GET',
  path: '/api/v1/permissions',
  authz: permitted('permissions.read'),
  success: { code: 'LIST_PERMISSIONS_SUCCESS', message: 'Permissions listed' },
  handler: async ({ db }) => (await allPermissions(db)).map(viewPermission),
});
