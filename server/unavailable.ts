import fp from 'fastify-plugin';

/** A server that is told to be unavailable for a request, by the fault protocol. `refusal` is what is thrown: 503. */
export const unavailable = fp<{ readonly refusal: () => Error }>(
  async (app, { refusal }) => {
    app.addHook('onRequest', (request, _reply, done) => {
      done(request.fault === 'unavailable' ? refusal() : undefined);
    });
  },
  { name: 'unavailable', dependencies: ['fault-protocol'] },
);
