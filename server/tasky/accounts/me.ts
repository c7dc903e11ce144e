import { anyUser } from '../routing/authz.ts';
import { callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { viewUser } from './view.ts';

/** GET /api/auth/me */
export const me = operation({
  id: 'getCaller',
  method: 'GET',
  path: '/api/auth/me',
  authz: anyUser,
  handler: async (call) => {
    const caller = callerOf(call);
    const { role } = caller;
    const rights = {
      isAdmin: role === 'admin',
      isMember: role === 'member',
      isViewer: role === 'viewer',
    };
    return { user: { ...viewUser(caller), ...rights } };
  },
});
