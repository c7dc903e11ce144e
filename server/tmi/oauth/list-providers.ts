import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { redirectUri } from './providers.ts';

/** GET /oauth2/providers */
export const listProviders = operation({
  id: 'listLoginProviders',
  method: 'GET',
  path: '/oauth2/providers',
  action: 'list login providers',
  authz: everyone,
  forgiving: true,
  handler: async ({ server }) => ({
    providers: [...server.loginProviders.values()].map(({ id, name, icon, clientId }) => ({
      id,
      name,
      icon,
      auth_url: `${server.publicUrl()}/oauth2/authorize?idp=${id}`,
      token_url: `${server.publicUrl()}/oauth2/token?idp=${id}`,
      redirect_uri: redirectUri(server),
      client_id: clientId,
    })),
  }),
});
