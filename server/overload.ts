import underPressure from '@fastify/under-pressure';
import fp from 'fastify-plugin';

/**
 * Refuses requests that would only wait, while the event loop is far behind: the error has the code FST_UNDER_PRESSURE.
 *
 * @param maxDelayMs 0 never refuses
 */
export const overload = fp<{ readonly maxDelayMs: number }>(
  async (app, { maxDelayMs }) => {
    if (maxDelayMs === 0) return;
    await app.register(underPressure, { maxEventLoopDelay: maxDelayMs });
  },
  { name: 'overload', dependencies: ['errors'] },
);
