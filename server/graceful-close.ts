import fp from 'fastify-plugin';

/**
 * Lets a server close as soon as it has answered what it has accepted: a connection that is answered on while the server
 * closes is closed too, instead of waiting for requests that will not be taken.
 */
export const gracefulClose = fp(
  async (app) => {
    let isClosing = false;
    app.addHook('preClose', async () => {
      isClosing = true;
    });
    app.addHook('onSend', (_request, reply, _payload, done) => {
      if (isClosing) reply.header('connection', 'close');
      done();
    });
  },
  { name: 'graceful-close' },
);
