import fp from 'fastify-plugin';
import { fail } from '../errors/users-error.ts';

const SECONDS = '10';

/** A server that is told to be unavailable for a request, by the fault protocol. */
export const unavailable = fp(
  async (app) => {
    app.addHook('onRequest', (request, _reply, done) => {
      const isTold = request.fault === 'unavailable';
      done(isTold ? fail('SERVICE_UNAVAILABLE', { 'retry-after': SECONDS }) : undefined);
    });
  },
  { name: 'unavailable', dependencies: ['fault-protocol'] },
);
