import { fail } from '../errors/users-error.ts';
import { anyUser } from '../routing/authz.ts';
import { callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { findUser } from '../users/repository.ts';
import { viewUser } from '../users/view.ts';

/** GET /api/v1/users/me */
export const getProfile = operation({
  id: 'getProfile',
  method: 'GET',
  path: '/api/v1/users/me',
  authz: anyUser,
  success: { code: 'GET_PROFILE_SUCCESS', message: 'Profile found' },
  handler: async (call) => {
    const user = await findUser(call.db, callerOf(call).id);
    // Deleted since the token was looked at.
    if (!user) throw fail('TOKEN_BLACKLISTED');
    return viewUser(user);
  },
});
