import fp from 'fastify-plugin';

/** One line a request: which operation, what came of it, and how long it took. No query, no header, no body. */
export const requestLog = fp(
  async (app) => {
    app.addHook('onResponse', (request, reply, done) => {
      const { policy } = request.routeOptions.config ?? {};
      request.log.info({
        operation: policy?.id ?? null,
        method: request.method,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      });
      done();
    });
  },
  { name: 'request-log' },
);
