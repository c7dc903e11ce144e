import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { json, type Media, mediaTypes } from '../media-types.ts';
import { passwords } from '../passwords/passwords.ts';
import { publicUrlOf } from '../public-url.ts';
import { registerShared } from '../shared-plugins.ts';
import { storableBodies } from '../storable-bodies.ts';
import { strictOptions } from '../strict-options.ts';
import { unavailable } from '../unavailable.ts';
import type { Config } from './config.ts';
import { csrfGuard } from './csrf/guard.ts';
import { busy } from './errors/busy.ts';
import { failed } from './errors/envelope.ts';
import { answer, errors } from './errors/errors.ts';
import { fail, invalid } from './errors/users-error.ts';
import { limits } from './limits/limits.ts';
import { outbox } from './mail/outbox.ts';
import { permissionOperations } from './permissions/operations.ts';
import { profileOperations } from './profile/operations.ts';
import { providerOperations } from './providers/operations.ts';
import { providersOf } from './providers/providers.ts';
import { registrationOperations } from './registration/operations.ts';
import { roleOperations } from './roles/operations.ts';
import type { UsersServer } from './routing/call.ts';
import type { Operation } from './routing/operation.ts';
import { UUID } from './routing/path.ts';
import { componentSchemas } from './schemas/documented.ts';
import { secondFactorOperations } from './second-factor/operations.ts';
import { authentication } from './sessions/authentication.ts';
import { sessionOperations } from './sessions/operations.ts';
import { signedTokens } from './sessions/signed-tokens.ts';
import { forgetExpired } from './storage/forget-expired.ts';
import type { Storage } from './storage/tables.ts';
import { metrics } from './system/metrics.ts';
import { systemOperations } from './system/operations.ts';
import { firstAdministrator } from './users/first-administrator.ts';
import { userOperations } from './users/operations.ts';

export interface UsersOptions {
  readonly config: Config;
  /** Closed with the server. */
  readonly storage: Storage;
  /** Milliseconds since 1970; the time of the machine, if there is none. */
  readonly clock?: () => number;
}

const operations: readonly Operation[] = [
  ...registrationOperations,
  ...sessionOperations,
  ...secondFactorOperations,
  ...providerOperations,
  ...profileOperations,
  ...userOperations,
  ...roleOperations,
  ...permissionOperations,
  ...systemOperations,
];

/**
 * The reference implementation of the user-management API. The order of the plugins is that of their hooks: limit, CSRF
 * token, access token, permission, media types.
 */
export function createUsers({ config, storage, clock = Date.now }: UsersOptions): FastifyInstance {
  const app = fastify(
    strictOptions({
      config,
      unreadable: {
        malformed: () => failed(malformed),
        tooSlow: () => failed(fail('REQUEST_TIMEOUT')),
        tooManyHeaders: () => failed(invalid('headers', 'are too large')),
      },
      answerMalformed: (reply) => answer(malformed, reply),
    }),
  );
  const { ACCESS_TOKEN_KEY, ACCESS_TOKEN_SECONDS, REFRESH_TOKEN_KEY, REFRESH_TOKEN_SECONDS } = config;
  const server: UsersServer = {
    ...{ config, storage, clock },
    accessTokens: signedTokens({ key: ACCESS_TOKEN_KEY, seconds: ACCESS_TOKEN_SECONDS, clock }),
    refreshTokens: signedTokens({ key: REFRESH_TOKEN_KEY, seconds: REFRESH_TOKEN_SECONDS, clock }),
    providers: providersOf(config, app.log),
    publicUrl: publicUrlOf(app, config.PUBLIC_URL, config.PORT),
    passwords: passwords(config.PASSWORD_MEMORY_KIB),
  };
  app.decorate('users', server);
  app.addHook('onClose', () => storage.close());
  registerShared(app, {
    ...{ config, storage, errors, malformed, exposedHeaders },
    ids: { taken: UUID },
    log: {
      operationOf: ({ routeOptions }) => routeOptions.config?.users?.id,
      more: ({ id, usersCaller }) => ({ requestId: id, user: usersCaller?.id ?? null }),
    },
    isHttps: config.PUBLIC_URL.startsWith('https:'),
  });
  app.register(unavailable, { refusal: busy });
  app.register(limits, { config });
  app.register(csrfGuard);
  app.register(authentication, { server });
  app.register(mediaTypes, {
    ...{ mediaOf, json, forms: false },
    notAcceptable: () => fail('NOT_ACCEPTABLE'),
    unsupported: () => fail('UNSUPPORTED_MEDIA_TYPE'),
  });
  app.register(storableBodies, {
    reads: ({ routeOptions }) => routeOptions.config?.users?.reads === true,
    refusal: (member) => invalid(member ?? 'body', 'has characters that cannot be stored'),
  });
  app.register(metrics);
  app.register(firstAdministrator, { server });
  app.register(outbox, { server });
  app.register(forgetExpired, { server });
  app.register(async (routes) => {
    routes.addSchema(componentSchemas());
    for (const operation of operations) routes.route(operation(server));
  });
  return app;
}

/** Headers that browsers hide from scripts of other origins unless they are named. */
const exposedHeaders = ['retry-after', 'x-request-id'];

function mediaOf({ routeOptions }: FastifyRequest): Media | undefined {
  const policy = routeOptions.config?.users;
  return policy && { consumes: policy.reads ? json : undefined, produces: policy.produces ?? json };
}

const malformed = invalid('request', 'is malformed');
