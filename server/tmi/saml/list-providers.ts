import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { serviceProvider } from './service-provider.ts';

/** GET /saml/providers */
export const listSamlProviders = operation({
  id: 'listSamlProviders',
  method: 'GET',
  path: '/saml/providers',
  action: 'list SAML providers',
  authz: everyone,
  forgiving: true,
  handler: async ({ server }) => {
    const url = server.publicUrl();
    const self = serviceProvider(url);
    return {
      providers: [...server.samlProviders.values()].map(({ id, name, icon }) => ({
        id,
        name,
        icon,
        auth_url: `${url}/saml/${id}/login`,
        metadata_url: `${url}/saml/${id}/metadata`,
        entity_id: self.entityId,
        acs_url: self.acs,
        slo_url: self.slo,
      })),
    };
  },
});
