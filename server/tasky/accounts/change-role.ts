import { fail } from '../errors/tasky-error.ts';
import { administrator } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { objectIdIn } from '../storage/object-id.ts';
import type { Role } from '../storage/tables.ts';
import { setRole } from './repository.ts';
import { viewUser } from './view.ts';

/** PUT /api/users/{userId}/role */
export const changeRole = operation<{ readonly role: Role }>({
  id: 'setRole',
  method: 'PUT',
  path: '/api/users/{userId}/role',
  authz: administrator,
  limit: 'write',
  reads: true,
  invalid: { missing: 'invalid_role', members: { role: 'invalid_role' } },
  handler: async ({ db, path, body: { role } }) => {
    const user = await setRole(db, objectIdIn(path.userId), role);
    if (!user) throw fail('user_not_found');
    return { user: viewUser(user) };
  },
});
