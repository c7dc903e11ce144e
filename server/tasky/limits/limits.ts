import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { type Counted, counter, secondsLeft } from '../../limits/rate-limiter.ts';
import type { Config } from '../config.ts';
import type { FailureName } from '../errors/failures.ts';
import { fail } from '../errors/tasky-error.ts';

export type LimitName = 'login' | 'registration' | 'search' | 'write';

interface Bounds {
  readonly max: number;
  readonly seconds: number;
  readonly exceeded: FailureName;
}

/** S, "429 Too Many Requests": four limits, each for one address. */
const bounds: Readonly<Record<LimitName, (config: Config) => Bounds>> = {
  login: ({ LOGIN_LIMIT: max, LOGIN_WINDOW_SECONDS: seconds }) => ({
    ...{ max, seconds, exceeded: 'too_many_logins' },
  }),
  registration: ({ REGISTRATION_LIMIT: max, REGISTRATION_WINDOW_SECONDS: seconds }) => ({
    ...{ max, seconds, exceeded: 'too_many_registrations' },
  }),
  search: ({ SEARCH_LIMIT: max, SEARCH_WINDOW_SECONDS: seconds }) => ({
    ...{ max, seconds, exceeded: 'too_many_searches' },
  }),
  write: ({ WRITE_LIMIT: max, WRITE_WINDOW_SECONDS: seconds }) => ({
    ...{ max, seconds, exceeded: 'too_many_writes' },
  }),
};

/** Counts every request to a limited operation before anything else is done for it, whatever comes of it. */
export const limits = fp<{ readonly config: Config }>(
  async (app, { config }) => {
    const names = Object.keys(bounds) as LimitName[];
    const limiters = new Map(names.map((name) => [name, limiter(app, name, config)]));
    app.addHook('onRequest', async (request, reply) => {
      const { limit } = request.routeOptions.config?.tasky ?? {};
      if (limit !== undefined) await limiters.get(limit)?.(request, reply);
    });
  },
  { name: 'limits', dependencies: ['rate-limiter'] },
);

/** Says on every answer how much is left, and refuses with 429 when nothing is. */
function limiter(app: FastifyInstance, name: LimitName, config: Config) {
  const { max, seconds, exceeded } = bounds[name](config);
  const except = config.UNLIMITED_ADDRESSES.split(',').map((address) => address.trim());
  const count = counter(app, { name, max, seconds, keyOf: ({ ip }) => ip, except });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const counted = await count(request);
    if (!counted) return;
    reply.headers(headersOf(counted));
    if (counted.isExceeded)
      throw fail(exceeded, { headers: { 'retry-after': String(secondsLeft(counted)) } });
  };
}

/** S, "Rate Limit Headers". The reset is in seconds from now. */
function headersOf(counted: Counted): Record<string, string> {
  return {
    'ratelimit-limit': String(counted.limit),
    'ratelimit-remaining': String(counted.remaining),
    'ratelimit-reset': String(secondsLeft(counted)),
  };
}
