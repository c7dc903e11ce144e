import type { FastifyInstance, RouteOptions } from 'fastify';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { publicKeys } from '../sessions/key-ring.ts';
import type { Db } from '../storage/tables.ts';

/** OpenID Connect Discovery 1.0. */
export const openIdConfiguration = wellKnown({
  id: 'getOpenIdConfiguration',
  name: 'openid-configuration',
  action: 'get OpenID configuration',
  content: async (app, db) => ({
    ...endpoints(app),
    userinfo_endpoint: `${app.publicUrl()}/oauth2/userinfo`,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: await algorithms(db),
    claims_supported: ['sub', 'email', 'email_verified', 'name', 'idp', 'groups'],
  }),
});

/** RFC 8414. */
export const authorizationServer = wellKnown({
  id: 'getAuthorizationServerMetadata',
  name: 'oauth-authorization-server',
  action: 'get authorization server metadata',
  content: async (app) => endpoints(app),
});

/** RFC 7517: the keys that tokens can be checked with. */
export const jsonWebKeySet = wellKnown({
  id: 'getJsonWebKeySet',
  name: 'jwks.json',
  action: 'get signing keys',
  content: async (_app, db) => ({ keys: await publicKeys(db) }),
});

interface WellKnown {
  readonly id: string;
  readonly name: string;
  readonly action: string;
  readonly content: (app: FastifyInstance, db: Db) => Promise<object>;
}

function wellKnown({ id, name, action, content }: WellKnown): RouteOptions {
  return operation({
    id,
    method: 'GET',
    path: `/.well-known/${name}`,
    action,
    authz: everyone,
    handler: async (request, reply) => {
      const document = await content(request.server, dbOf(request));
      reply.header('cache-control', 'public, max-age=3600');
      return document;
    },
  });
}

function endpoints({ publicUrl }: FastifyInstance): object {
  const url = publicUrl();
  return {
    issuer: url,
    authorization_endpoint: `${url}/oauth2/authorize`,
    token_endpoint: `${url}/oauth2/token`,
    introspection_endpoint: `${url}/oauth2/introspect`,
    revocation_endpoint: `${url}/oauth2/revoke`,
    jwks_uri: `${url}/.well-known/jwks.json`,
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
  };
}

/** Of the keys that there are. */
async function algorithms(db: Db): Promise<string[]> {
  return [...new Set((await publicKeys(db)).map(({ alg }) => String(alg)))];
}
