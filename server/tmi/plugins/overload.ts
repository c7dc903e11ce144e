import underPressure from '@fastify/under-pressure';
import fp from 'fastify-plugin';

/** Refuses requests that would only wait: 503, while the event loop is far behind. */
export const overload = fp(
  async (app) => {
    const { MAX_EVENT_LOOP_DELAY_MS } = app.config;
    if (MAX_EVENT_LOOP_DELAY_MS === 0) return;
    await app.register(underPressure, { maxEventLoopDelay: MAX_EVENT_LOOP_DELAY_MS });
  },
  { name: 'overload', dependencies: ['config', 'errors'] },
);
