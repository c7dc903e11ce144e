import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { lazyValidation } from './lazy-validation.ts';
import { plainSerialization } from './plain-serialization.ts';
import type { ConfigOf } from './read-settings.ts';
import type { operatingSettings } from './shared-settings.ts';
import { refuseUnreadable, type UnreadableBodies } from './unreadable-requests.ts';

/** What the servers do not have in common. */
export interface StrictOptions {
  readonly config: Pick<ConfigOf<typeof operatingSettings>, 'LOG_LEVEL' | 'BODY_LIMIT_BYTES' | 'TRUST_PROXY'>;
  readonly unreadable: UnreadableBodies;
  /** Answers the same to a request that Fastify refuses before there is a route. */
  readonly answerMalformed: (reply: FastifyReply) => FastifyReply;
}

/** The options of Fastify: what a request says is refused or kept as it is, never bent until it fits. */
export function strictOptions({ config, unreadable, answerMalformed }: StrictOptions) {
  return {
    logger: { level: config.LOG_LEVEL },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.BODY_LIMIT_BYTES,
    trustProxy: config.TRUST_PROXY,
    requestTimeout: 30_000,
    // What has no Host is refused by `oneHost`, in the envelope of the API.
    http: { requireHostHeader: false },
    // What has been accepted is answered, even while the server closes.
    return503OnClosing: false,
    // No parameter is longer than the longest head that Node reads: routes say themselves what is too long.
    routerOptions: { maxParamLength: 16_384 },
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, strict: false },
    },
    schemaController: { compilersFactory: { ...lazyValidation(), ...plainSerialization() } },
    clientErrorHandler: refuseUnreadable(unreadable),
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void answerMalformed(reply.header('x-request-id', request.id)),
  } as const;
}
