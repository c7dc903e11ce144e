import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { allRoles } from './repository.ts';
import { viewRole } from './view.ts';

/** GET /api/v1/roles */
export const listRoles = operation({
  id: 'listRoles',
  method: 'GET',
  path: '/api/v1/roles',
  authz: permitted('roles.read'),
  success: { code: 'LIST_ROLES_SUCCESS', message: 'Roles listed' },
  handler: async ({ db }) => (await allRoles(db)).map(viewRole),
});
