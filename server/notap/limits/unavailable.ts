import fp from 'fastify-plugin';
import { fail } from '../errors/notap-error.ts';

/** A server whose database is switched off for a request, by the fault protocol. */
export const unavailable = fp(
  async (app) => {
    app.addHook('onRequest', (request, _reply, done) => {
      done(request.fault === 'unavailable' ? fail('unavailable') : undefined);
    });
  },
  { name: 'unavailable', dependencies: ['fault-protocol'] },
);
