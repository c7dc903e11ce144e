import fp from 'fastify-plugin';
import { counter, secondsLeft } from '../../limits/rate-limiter.ts';
import type { Config } from '../config.ts';
import { fail } from '../errors/users-error.ts';

/** What monitoring asks is not counted. */
const uncounted = ['/health-check', '/metrics'];

/** S, "Rate Limiting": counts every request before anything else is done for it, whatever comes of it. */
export const limits = fp<{ readonly config: Config }>(
  async (app, { config }) => {
    const except = config.UNLIMITED_ADDRESSES.split(',').map((address) => address.trim());
    const { REQUEST_LIMIT: max, REQUEST_WINDOW_SECONDS: seconds } = config;
    const count = counter(app, { name: 'request', max, seconds, keyOf: ({ ip }) => ip, except });
    app.addHook('onRequest', async (request) => {
      if (uncounted.includes(request.routeOptions.url ?? '')) return;
      const counted = await count(request);
      if (counted?.isExceeded)
        throw fail('RATE_LIMIT_EXCEEDED', { 'retry-after': String(secondsLeft(counted)) });
    });
  },
  { name: 'limits', dependencies: ['rate-limiter'] },
);
