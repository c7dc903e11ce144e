import type { SchemaObject } from 'openapi3-ts/oas31';
import { jsonContent, media, type Operation } from '../../builder/operation.ts';
import { everyone } from '../authz.ts';
import { operation } from '../operation.ts';
import {
  ApiInfo,
  AuthorizationServerMetadata,
  apiInfoSample,
  authorizationServerSample,
  JsonWebKeySet,
  jsonWebKeySetSample,
  OpenIdConfiguration,
  openIdConfigurationSample,
} from '../schemas/discovery.ts';

const tag = 'Discovery';

/** What can be asked without logging in. The only 400 is for a request that cannot be read at all. */
const documented = { S1: [200, 400, 500], S0: [429], derived: [406] };

export const discoveryOperations: readonly Operation[] = [
  operation({
    id: 'getApiInfo',
    method: 'get',
    path: '/',
    tag,
    action: 'get API information',
    authz: everyone,
    responses: {
      200: {
        description: 'What runs here; a page for browsers, JSON for everybody else',
        content: {
          ...jsonContent(ApiInfo, { running: { value: apiInfoSample } }),
          'text/html': media(
            { type: 'string' },
            {
              page: { value: '<!doctype html><title>TMI</title><p>TMI is running.</p>' },
            },
          ),
        },
      },
    },
    documented,
  }),
  wellKnown('getOpenIdConfiguration', 'openid-configuration', {
    action: 'get OpenID configuration',
    description: 'Where to log in, for OpenID Connect clients',
    schema: OpenIdConfiguration,
    value: openIdConfigurationSample,
  }),
  wellKnown('getAuthorizationServerMetadata', 'oauth-authorization-server', {
    action: 'get authorization server metadata',
    description: 'Where to get tokens, for OAuth clients',
    schema: AuthorizationServerMetadata,
    value: authorizationServerSample,
  }),
  wellKnown('getJsonWebKeySet', 'jwks.json', {
    action: 'get signing keys',
    description: 'The keys that tokens can be checked with; none while they are signed with a shared secret',
    schema: JsonWebKeySet,
    value: jsonWebKeySetSample,
  }),
];

function wellKnown(
  id: string,
  name: string,
  about: { action: string; description: string; schema: SchemaObject; value: object },
): Operation {
  const { action, description, schema, value } = about;
  return operation({
    id,
    method: 'get',
    path: `/.well-known/${name}`,
    tag,
    action,
    authz: everyone,
    responses: { 200: { description, content: jsonContent(schema, { document: { value } }) } },
    documented,
  });
}
