import { profile } from '../people/profile.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf } from '../routing/request.ts';

/** GET /users/me */
export const readMe = operation({
  id: 'getCurrentUser',
  method: 'GET',
  path: '/users/me',
  action: 'get current user',
  authz: anyUser,
  forgiving: true,
  handler: async (request) => profile(callerOf(request)),
});
