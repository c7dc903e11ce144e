import { userLister } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { countUsers, usersOnPage } from './administration-repository.ts';
import { pageIn } from './paging.ts';
import { viewUser } from './view.ts';

/** GET /api/v1/users */
export const listUsers = operation({
  id: 'listUsers',
  method: 'GET',
  path: '/api/v1/users',
  authz: userLister,
  success: { code: 'LIST_USERS_SUCCESS', message: 'Users listed' },
  handler: async ({ db, query }) => {
    const { page, pageSize } = pageIn(query);
    const totalItems = await countUsers(db);
    const totalPages = Math.ceil(totalItems / pageSize);
    const users = await usersOnPage(db, { offset: (page - 1) * pageSize, limit: pageSize });
    return {
      ...{ items: users.map(viewUser), page, pageSize, totalItems, totalPages },
      hasNext: page < totalPages,
      hasPrev: page > 1,
    };
  },
});
