import { answer } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/** RFC 9728, which TMI has from September 2025 on (facts, 1.8). */
export const protectedResource: Translation =
  ({ url }) =>
  async (asked, next) =>
    isAt('GET /.well-known/oauth-protected-resource', asked)
      ? answer(200, {
          resource: url,
          authorization_servers: [url],
          jwks_uri: `${url}/.well-known/jwks.json`,
          scopes_supported: ['openid', 'profile', 'email'],
          bearer_methods_supported: ['header'],
          resource_name: 'TMI',
        })
      : next(asked);
