import { randomUUID } from 'node:crypto';
import fp from 'fastify-plugin';

/** Every answer says `X-Request-Id`: the one that the request brought, if it can be one, else a new one. */
export const requestIds = fp(
  async (app) => {
    app.setGenReqId(({ headers }) => {
      const brought = headers['x-request-id'];
      return typeof brought === 'string' && /^[\w.:-]{1,128}$/.test(brought) ? brought : randomUUID();
    });
    app.addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id);
      done();
    });
  },
  { name: 'request-ids' },
);
