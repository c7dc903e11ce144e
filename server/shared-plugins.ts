import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { allowedMethods } from './allowed-methods.ts';
import { answersTogether } from './answers-together.ts';
import { browserSafety } from './browser-safety.ts';
import { faultProtocol } from './fault-protocol.ts';
import { gracefulClose } from './graceful-close.ts';
import { type CountingStorage, rateLimiter } from './limits/rate-limiter.ts';
import { metrics } from './metrics.ts';
import { overload } from './overload.ts';
import type { ConfigOf } from './read-settings.ts';
import { type RequestIdsOptions, requestIds } from './request-ids.ts';
import { type RequestLogOptions, requestLog } from './request-log.ts';
import type { faultSettings, operatingSettings } from './shared-settings.ts';
import { oneHost } from './unreadable-requests.ts';

/** What the plugins that every server has need to know of it. */
export interface SharedPlugins {
  readonly config: ConfigOf<typeof operatingSettings & typeof faultSettings>;
  readonly storage: CountingStorage;
  readonly ids?: RequestIdsOptions;
  readonly log: RequestLogOptions;
  /** By which every error leaves in the envelope of the API. */
  readonly errors: FastifyPluginAsync;
  /** 400 for a request that names two hosts, or none. */
  readonly malformed: Error;
  /** Whether clients reach it by HTTPS. */
  readonly isHttps: boolean;
  /** Headers that browsers hide from scripts of other origins unless they are named. */
  readonly exposedHeaders: readonly string[];
}

/**
 * What every server does before it looks at limits and callers. The order of the plugins is that of their hooks: a request
 * gets its identifier and its line in the log whatever comes of it, and faults are known before anything can fail by one.
 */
export function registerShared(app: FastifyInstance, shared: SharedPlugins): void {
  const { config, storage, ids = {}, log, errors, malformed, isHttps, exposedHeaders } = shared;
  app.register(gracefulClose);
  app.register(answersTogether);
  app.register(requestIds, ids);
  app.register(requestLog, log);
  app.register(metrics, { port: config.METRICS_PORT });
  app.register(allowedMethods);
  app.register(errors);
  app.register(oneHost, { malformed: () => malformed });
  app.register(overload, { maxDelayMs: config.MAX_EVENT_LOOP_DELAY_MS });
  app.register(browserSafety, { isHttps, origins: config.CORS_ORIGINS, exposedHeaders });
  app.register(faultProtocol, { secret: config.FAULT_SECRET });
  app.register(rateLimiter, { storage });
}
