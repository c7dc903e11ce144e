import { routes } from '../routing/routes.ts';
import { authorize } from './authorize.ts';
import { callback } from './callback.ts';
import { token } from './token.ts';

export const oauthRoutes = routes('oauth', [authorize, callback, token]);
