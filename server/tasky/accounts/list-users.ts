import { administrator } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { allUsers } from './repository.ts';
import { viewUser } from './view.ts';

/** GET /api/users */
export const listUsers = operation({
  id: 'listUsers',
  method: 'GET',
  path: '/api/users',
  authz: administrator,
  handler: async ({ db }) => ({ users: (await allUsers(db)).map(viewUser) }),
});
