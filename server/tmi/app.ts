import {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify';
import { allowedMethods } from '../allowed-methods.ts';
import { answersTogether } from '../answers-together.ts';
import { faultProtocol } from '../fault-protocol.ts';
import { gracefulClose } from '../graceful-close.ts';
import { lazyValidation } from '../lazy-validation.ts';
import { refuseMalformedHttp } from '../malformed-http.ts';
import { metrics } from '../metrics.ts';
import { plainSerialization } from '../plain-serialization.ts';
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
import { addressLimit, rateLimiter, userLimit } from './limits/rate-limits.ts';
import { loginCleaning } from './oauth/cleaning.ts';
import { loginProviders } from './oauth/providers.ts';
import { oauthRoutes } from './oauth/routes.ts';
import { browserSafety } from './plugins/browser-safety.ts';
import { bus } from './plugins/bus.ts';
import { configPlugin, publicUrl, storagePlugin } from './plugins/foundation.ts';
import { mediaTypes } from './plugins/media-types.ts';
import { overload } from './plugins/overload.ts';
import { requestChecks } from './plugins/request-checks.ts';
import { requestIds } from './plugins/request-ids.ts';
import { requestLog } from './plugins/request-log.ts';
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
  app.register(gracefulClose);
  app.register(answersTogether);
  app.register(requestIds);
  app.register(requestLog);
  app.register(metrics, { port: config.METRICS_PORT });
  app.register(allowedMethods);
  app.register(errors);
  app.register(overload);
  app.register(browserSafety);
  app.register(faultProtocol, { secret: config.FAULT_SECRET });
  app.register(rateLimiter);
  app.register(addressLimit);
  app.register(sessions);
  app.register(userLimit);
  app.register(requestChecks);
  app.register(mediaTypes);
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

const malformed = fail('malformed_request');

function fastifyOptions(config: Config) {
  return {
    logger: { level: config.LOG_LEVEL },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.BODY_LIMIT_BYTES,
    trustProxy: config.TRUST_PROXY,
    requestTimeout: 30_000,
    http: { shouldUpgradeCallback: isSocketRequest },
    // What has been accepted is answered, even while the server closes.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1000 },
    // Strict: what a request says is refused or kept as it is, never bent until it fits.
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, strict: false },
    },
    schemaController: { compilersFactory: { ...lazyValidation(), ...plainSerialization() } },
    clientErrorHandler: refuseMalformedHttp(envelope(malformed)),
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void answer(malformed, reply.header('x-request-id', request.id)),
  } as const;
}
