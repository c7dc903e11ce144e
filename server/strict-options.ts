import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { lazyValidation } from './lazy-validation.ts';
import { plainSerialization } from './plain-serialization.ts';
import { refuseUnreadable, type UnreadableBodies } from './unreadable-requests.ts';

/** What the servers do not have in common. */
export interface StrictOptions {
  readonly logLevel: string;
  /** In bytes. */
  readonly bodyLimit: number;
  /** Whether X-Forwarded-For names the client. */
  readonly trustProxy: boolean;
  readonly unreadable: UnreadableBodies;
  /** Answers the same to a request that Fastify refuses before there is a route. */
  readonly answerMalformed: (reply: FastifyReply) => FastifyReply;
}

/** The options of Fastify: what a request says is refused or kept as it is, never bent until it fits. */
export function strictOptions(options: StrictOptions) {
  const { logLevel, bodyLimit, trustProxy, unreadable, answerMalformed } = options;
  return {
    logger: { level: logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy,
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
