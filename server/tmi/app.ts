import { type FastifyInstance, type FastifyPluginAsync, type FastifyRequest, fastify } from 'fastify';
import { json, type Media, mediaTypes } from '../media-types.ts';
import { registerShared } from '../shared-plugins.ts';
import { strictOptions } from '../strict-options.ts';
import { addonRoutes } from './addons/routes.ts';
import { collaboration } from './collaboration/collaboration.ts';
import { collaborationRoutes } from './collaboration/routes.ts';
import { isSocketRequest } from './collaboration/socket-route.ts';
import type { Config } from './config.ts';
import { diagramRoutes } from './diagrams/routes.ts';
import { discoveryRoutes } from './discovery/routes.ts';
import { documentRoutes } from './documents/routes.ts';
import { envelope, fail } from './errors/api-error.ts';
import { answer, errors } from './errors/errors.ts';
import { invocationRoutes } from './invocations/routes.ts';
import { addressLimit, userLimit } from './limits/rate-limits.ts';
import { loginCleaning } from './oauth/cleaning.ts';
import { loginProviders } from './oauth/providers.ts';
import { oauthRoutes } from './oauth/routes.ts';
import { bus } from './plugins/bus.ts';
import { configPlugin, publicUrl, storagePlugin } from './plugins/foundation.ts';
import { requestChecks } from './plugins/request-checks.ts';
import { patch } from './routing/operation.ts';
import type { Policy } from './routing/policy.ts';
import { samlProviders } from './saml/providers.ts';
import { samlRoutes } from './saml/routes.ts';
import { schemas } from './schemas/schemas.ts';
import { sessions } from './sessions/sessions.ts';
import { sourceRoutes } from './sources/routes.ts';
import type { Storage } from './storage/tables.ts';
import { threatModelRoutes } from './threat-models/routes.ts';
import { threatRoutes } from './threats/routes.ts';
import { userRoutes } from './users/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import { webhooks } from './webhooks/webhooks.ts';
import { webhookWorker } from './webhooks/worker.ts';

export interface TmiOptions {
  readonly config: Config;
  /** Closed with the server. */
  readonly storage: Storage;
}

/** The reference implementation of TMI. Everything it does is in a plugin; the order is that of their hooks. */
export function createTmi({ config, storage }: TmiOptions): FastifyInstance {
  const app = fastify(fastifyOptions(config));
  app.register(configPlugin, { config });
  app.register(storagePlugin, { storage });
  app.register(publicUrl);
  registerShared(app, {
    ...{ config, storage, errors, malformed, exposedHeaders },
    log: { operationOf: (request) => policyOf(request)?.id },
    isHttps: config.PUBLIC_URL.startsWith('https:'),
  });
  app.register(addressLimit);
  app.register(sessions);
  app.register(userLimit);
  app.register(requestChecks);
  app.register(mediaTypes, {
    mediaOf,
    json: patch,
    forms: true,
    notAcceptable: () => fail('not_acceptable'),
    unsupported: () => fail('unsupported_media_type'),
  });
  app.register(schemas);
  app.register(loginProviders);
  app.register(loginCleaning);
  app.register(samlProviders);
  app.register(webhooks);
  app.register(webhookWorker);
  app.register(bus);
  app.register(collaboration);
  for (const routes of allRoutes) app.register(routes);
  return app;
}

const allRoutes: readonly FastifyPluginAsync[] = [
  discoveryRoutes,
  oauthRoutes,
  samlRoutes,
  userRoutes,
  threatModelRoutes,
  threatRoutes,
  documentRoutes,
  sourceRoutes,
  diagramRoutes,
  webhookRoutes,
  addonRoutes,
  invocationRoutes,
  collaborationRoutes,
];

/** Headers that browsers hide from scripts of other origins unless they are named. */
const exposedHeaders = [
  'location',
  'retry-after',
  'x-request-id',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];

function policyOf({ routeOptions }: FastifyRequest): Policy | undefined {
  return routeOptions.config?.policy;
}

function mediaOf(request: FastifyRequest): Media | undefined {
  const policy = policyOf(request);
  return policy && { consumes: policy.consumes, produces: policy.produces ?? json };
}

const malformed = fail('malformed_request');

/** In bytes: a SAML message in a query has up to 100,000 characters. */
const LONGEST_HEAD = 131_072;

function fastifyOptions(config: Config) {
  const options = strictOptions({
    config,
    unreadable: {
      malformed: () => envelope(malformed),
      tooSlow: () => envelope(fail('too_slow')),
      tooManyHeaders: () => envelope(fail('too_many_headers')),
    },
    answerMalformed: (reply) => answer(malformed, reply),
  });
  const http = { ...options.http, maxHeaderSize: LONGEST_HEAD, shouldUpgradeCallback: isSocketRequest };
  return { ...options, http };
}
