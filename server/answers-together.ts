import fp from 'fastify-plugin';

/**
 * Sends the answers that become ready in one turn of the event loop one after the other at its end. Under load that
 * wakes those who wait for them once, not once for each answer; an answer that is alone leaves as soon as it would.
 */
export const answersTogether = fp(
  async (app) => {
    app.addHook('onSend', (_request, _reply, _payload, done) => {
      setImmediate(done);
    });
  },
  { name: 'answers-together' },
);
