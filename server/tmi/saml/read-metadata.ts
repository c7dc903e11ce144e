import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { samlProviderNamed } from './providers.ts';
import { metadata, serviceProvider } from './service-provider.ts';

const METADATA = 'application/samlmetadata+xml';

/** GET /saml/{provider}/metadata */
export const readSamlMetadata = operation<{ Params: { readonly provider: string } }>({
  id: 'getSamlMetadata',
  method: 'GET',
  path: '/saml/{provider}/metadata',
  action: 'get SAML metadata',
  authz: everyone,
  produces: [METADATA],
  forgiving: true,
  tooLong: 'identity_provider_not_found',
  handler: async ({ server, params }, reply) => {
    const settings = samlProviderNamed(server, params.provider);
    reply.type(METADATA);
    return metadata(serviceProvider(server.publicUrl()), settings);
  },
});
