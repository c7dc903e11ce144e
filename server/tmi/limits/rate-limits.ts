import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { type Counted, counter, type Limit, secondsLeft } from '../../limits/rate-limiter.ts';
import { fail } from '../errors/api-error.ts';

/** Limits the requests from one address, before anything else is done for them. */
export const addressLimit = fp(
  async (app) => {
    const { RATE_LIMIT_PER_ADDRESS: max, RATE_LIMIT_SECONDS: seconds } = app.config;
    app.addHook('onRequest', limiter(app, { name: 'address', max, seconds, keyOf: ({ ip }) => ip }));
  },
  { name: 'address-limit', dependencies: ['rate-limiter', 'config'] },
);

/** Limits the requests of one person, wherever they come from. */
export const userLimit = fp(
  async (app) => {
    const { RATE_LIMIT_PER_USER: max, RATE_LIMIT_SECONDS: seconds } = app.config;
    const keyOf = ({ caller }: FastifyRequest) => caller?.id ?? '';
    const limit = limiter(app, { name: 'user', max, seconds, keyOf });
    app.addHook('onRequest', async (request, reply) => {
      if (request.caller) await limit(request, reply);
    });
  },
  { name: 'user-limit', dependencies: ['rate-limiter', 'sessions'] },
);

/** Says on every answer how much is left, and refuses with 429 when nothing is (S0, "429 Too Many Requests"). */
function limiter(app: FastifyInstance, limit: Limit) {
  const count = counter(app, limit);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const counted = await count(request);
    if (!counted) return;
    tell(reply, counted);
    if (!counted.isExceeded) return;
    throw fail('rate_limit_exceeded', { headers: { 'retry-after': String(secondsLeft(counted)) } });
  };
}

/** Of several limits, the one that is nearest is told. */
function tell(reply: FastifyReply, { limit, remaining, ttl }: Counted): void {
  const told = reply.getHeader('x-ratelimit-remaining');
  if (told !== undefined && Number(told) < remaining) return;
  reply.headers({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil((Date.now() + ttl) / 1000)),
  });
}
