import { fail } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { findUser } from './repository.ts';
import { viewUser } from './view.ts';

/** GET /api/v1/users/{id} */
export const readUser = operation({
  id: 'getUser',
  method: 'GET',
  path: '/api/v1/users/{id}',
  authz: permitted('users.read'),
  success: { code: 'GET_USER_SUCCESS', message: 'User found' },
  handler: async ({ db, path: { id = '' } }) => {
    const user = await findUser(db, id);
    if (!user) throw fail('RESOURCE_NOT_FOUND');
    return viewUser(user);
  },
});
