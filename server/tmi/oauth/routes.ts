import { routes } from '../routing/routes.ts';
import { authorize } from './authorize.ts';
import { callback } from './callback.ts';
import { introspect } from './introspect.ts';
import { listProviders } from './list-providers.ts';
import { refresh } from './refresh.ts';
import { revoke } from './revoke.ts';
import { token } from './token.ts';
import { userinfo } from './userinfo.ts';

export const oauthRoutes = routes('oauth', [
  listProviders,
  authorize,
  callback,
  token,
  refresh,
  userinfo,
  introspect,
  revoke,
]);
