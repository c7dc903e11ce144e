import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { json, type Media, mediaTypes } from '../media-types.ts';
import { registerShared } from '../shared-plugins.ts';
import { storableBodies } from '../storable-bodies.ts';
import { strictOptions } from '../strict-options.ts';
import { accessTokens } from './accounts/access-tokens.ts';
import { authentication } from './accounts/authentication.ts';
import { firstAdministrator } from './accounts/first-administrator.ts';
import { accountOperations } from './accounts/operations.ts';
import { passwords } from './accounts/passwords.ts';
import { forgetOldActivity } from './activity/forget-old.ts';
import { activityOperations } from './activity/operations.ts';
import { boardOperations } from './boards/operations.ts';
import { columnOperations } from './columns/operations.ts';
import { commentOperations } from './comments/operations.ts';
import type { Config } from './config.ts';
import { answer, errors } from './errors/errors.ts';
import { envelope, fail } from './errors/tasky-error.ts';
import { limits } from './limits/limits.ts';
import type { TaskyServer } from './routing/call.ts';
import type { Operation } from './routing/operation.ts';
import { componentSchemas } from './schemas/documented.ts';
import type { Storage } from './storage/tables.ts';
import { systemOperations } from './system/operations.ts';
import { ticketOperations } from './tickets/operations.ts';

export interface TaskyOptions {
  readonly config: Config;
  /** Closed with the server. */
  readonly storage: Storage;
}

const operations: readonly Operation[] = [
  ...accountOperations,
  ...boardOperations,
  ...columnOperations,
  ...ticketOperations,
  ...commentOperations,
  ...activityOperations,
  ...systemOperations,
];

/** The reference implementation of Tasky. The order of the plugins is that of their hooks: limits, login, role, media types. */
export function createTasky({ config, storage }: TaskyOptions): FastifyInstance {
  const server: TaskyServer = {
    ...{ config, storage },
    tokens: accessTokens(config.SECRET, config.TOKEN_SECONDS),
    passwords: passwords(config.PASSWORD_ROUNDS),
  };
  const app = fastify(
    strictOptions({
      config,
      unreadable: {
        malformed: () => envelope(malformed),
        tooSlow: () => envelope(fail('too_slow')),
        tooManyHeaders: () => envelope(fail('too_many_headers')),
      },
      answerMalformed: (reply) => answer(malformed, reply),
    }),
  );
  app.decorate('tasky', server);
  app.addHook('onClose', () => storage.close());
  registerShared(app, {
    ...{ config, storage, errors, malformed, exposedHeaders },
    // S, "Server-Side Error Logging": every request, with its caller and role.
    log: {
      operationOf: ({ routeOptions }) => routeOptions.config?.tasky?.id,
      more: ({ user }) => ({ user: user?.id ?? null, role: user?.role ?? null }),
    },
    isHttps: false,
  });
  app.register(limits, { config });
  app.register(authentication, { server });
  app.register(mediaTypes, {
    ...{ mediaOf, json, forms: false },
    notAcceptable: () => fail('not_acceptable'),
    unsupported: () => fail('unsupported_media_type'),
  });
  app.register(storableBodies, {
    reads: ({ routeOptions }) => routeOptions.config?.tasky?.reads === true,
    refusal: (member) => fail('invalid_member', { about: { member: member ?? 'The body' } }),
  });
  app.register(firstAdministrator, { server });
  app.register(forgetOldActivity, { server });
  app.register(async (routes) => {
    routes.addSchema(componentSchemas());
    for (const operation of operations) routes.route(operation(server));
  });
  return app;
}

/** Headers that browsers hide from scripts of other origins unless they are named. */
const exposedHeaders = [
  'retry-after',
  'x-request-id',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
];

function mediaOf({ routeOptions }: FastifyRequest): Media | undefined {
  const policy = routeOptions.config?.tasky;
  return policy && { consumes: policy.reads ? json : undefined, produces: json };
}

const malformed = fail('malformed_request');
