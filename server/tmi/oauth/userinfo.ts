import { profile } from '../people/profile.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf } from '../routing/request.ts';

/** GET /oauth2/userinfo: the caller, in the words of OpenID Connect and in those of this API. */
export const userinfo = operation({
  id: 'getUserInfo',
  method: 'GET',
  path: '/oauth2/userinfo',
  action: 'get user information',
  authz: anyUser,
  forgiving: true,
  handler: async (request) => {
    const caller = callerOf(request);
    return {
      sub: caller.providerId,
      id: caller.id,
      name: caller.displayName,
      idp: caller.provider,
      providers: [{ provider: caller.provider, is_primary: true }],
      ...profile(caller),
    };
  },
});
