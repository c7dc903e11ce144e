import { type FastifyInstance, fastify } from 'fastify';
import { allowedMethods } from '../allowed-methods.ts';
import { faultProtocol } from '../fault-protocol.ts';
import type { Config } from './config.ts';
import { diagramRoutes } from './diagrams/routes.ts';
import { discoveryRoutes } from './discovery/routes.ts';
import { documentRoutes } from './documents/routes.ts';
import { fail } from './errors/api-error.ts';
import { answer, errors } from './errors/errors.ts';
import { loginProviders } from './oauth/providers.ts';
import { oauthRoutes } from './oauth/routes.ts';
import { configPlugin, publicUrl, storagePlugin } from './plugins/foundation.ts';
import { mediaTypes } from './plugins/media-types.ts';
import { requestChecks } from './plugins/request-checks.ts';
import { requestIds } from './plugins/request-ids.ts';
import { schemas } from './schemas/schemas.ts';
import { sessions } from './sessions/sessions.ts';
import { sourceRoutes } from './sources/routes.ts';
import type { Storage } from './storage/tables.ts';
import { threatModelRoutes } from './threat-models/routes.ts';
import { threatRoutes } from './threats/routes.ts';
import { userRoutes } from './users/routes.ts';

export interface TmiOptions {
  readonly config: Config;
  /** Closed with the server. */
  readonly storage: Storage;
}

/** The reference implementation of TMI. Everything it does is in a plugin; the order is that of their hooks. */
export function createTmi({ config, storage }: TmiOptions): FastifyInstance {
  const app = fastify({
    ...fastifyOptions(config),
    frameworkErrors: (_error, _request, reply) => void answer(fail('malformed_request'), reply),
  });
  app.register(configPlugin, { config });
  app.register(storagePlugin, { storage });
  app.register(requestIds);
  app.register(allowedMethods);
  app.register(errors);
  app.register(publicUrl);
  app.register(faultProtocol, { secret: config.FAULT_SECRET });
  app.register(sessions);
  app.register(requestChecks);
  app.register(mediaTypes);
  app.register(schemas);
  app.register(loginProviders);
  app.register(discoveryRoutes);
  app.register(oauthRoutes);
  app.register(userRoutes);
  app.register(threatModelRoutes);
  app.register(documentRoutes);
  app.register(sourceRoutes);
  app.register(diagramRoutes);
  app.register(threatRoutes);
  return app;
}

function fastifyOptions(config: Config) {
  return {
    logger: {
      level: config.LOG_LEVEL,
      // The query stays out of the log: it can carry tokens, codes and challenges.
      serializers: {
        req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
      },
    },
    bodyLimit: config.BODY_LIMIT_BYTES,
    trustProxy: config.TRUST_PROXY,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: false },
    // Strict: what a request says is refused or kept as it is, never bent until it fits.
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, strict: false },
    },
  } as const;
}
