import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

export interface RequestLogOptions {
  /** The operationId of a request; undefined where it has none. */
  readonly operationOf: (request: FastifyRequest) => string | undefined;
  /** What else is known of a request. */
  readonly more?: (request: FastifyRequest) => Readonly<Record<string, string | null>>;
}

/** One line a request: which operation, what came of it, and how long it took. No query, no header, no body. */
export const requestLog = fp<RequestLogOptions>(
  async (app, { operationOf, more = () => ({}) }) => {
    app.addHook('onResponse', (request, reply, done) => {
      request.log.info({
        operation: operationOf(request) ?? null,
        ...more(request),
        method: request.method,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      });
      done();
    });
  },
  { name: 'request-log' },
);
