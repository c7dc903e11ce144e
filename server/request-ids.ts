import { randomUUID } from 'node:crypto';
import fp from 'fastify-plugin';

export interface RequestIdsOptions {
  /** What an identifier that a request brings has to look like. */
  readonly taken?: RegExp;
}

/** Every answer says `X-Request-Id`: the one that the request brought, if it can be one, else a new one. */
export const requestIds = fp<RequestIdsOptions>(
  async (app, { taken = /^[\w.:-]{1,128}$/ }) => {
    app.setGenReqId(({ headers }) => {
      const brought = headers['x-request-id'];
      return typeof brought === 'string' && taken.test(brought) ? brought : randomUUID();
    });
    app.addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id);
      done();
    });
  },
  { name: 'request-ids' },
);
