import rateLimit, { type CreateRateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { repeat } from '../../repeat.ts';
import { fail } from '../errors/api-error.ts';
import { databaseStore, deleteOldCounters } from './database-store.ts';

/** How many addresses, or people, are counted at a time where one instance counts alone. */
const COUNTED = 100_000;
const CLEANING_MS = 60_000;

/** Counts requests, in the database where several instances share one. Adds what the limits below are made with. */
export const rateLimiter = fp(
  async (app) => {
    const isShared = app.storage.kind === 'postgres';
    await app.register(rateLimit, {
      global: false,
      timeWindow: app.config.RATE_LIMIT_SECONDS * 1000,
      cache: COUNTED,
      // Better no limit than no answer.
      skipOnError: true,
      ...(isShared ? { store: databaseStore(app.storage.db) } : {}),
    });
    if (isShared) repeat(app, CLEANING_MS, () => deleteOldCounters(app.storage.db));
  },
  { name: 'rate-limiter', dependencies: ['config', 'storage'] },
);

/** Limits the requests from one address, before anything else is done for them. */
export const addressLimit = fp(
  async (app) => {
    const limit = limiter(app, app.config.RATE_LIMIT_PER_ADDRESS, {
      prefix: 'address ',
      keyGenerator: ({ ip }) => ip,
    });
    app.addHook('onRequest', limit);
  },
  { name: 'address-limit', dependencies: ['rate-limiter', 'fault-protocol'] },
);

/** Limits the requests of one person, wherever they come from. */
export const userLimit = fp(
  async (app) => {
    const limit = limiter(app, app.config.RATE_LIMIT_PER_USER, {
      prefix: 'user ',
      keyGenerator: ({ caller }) => caller?.id ?? '',
    });
    app.addHook('onRequest', async (request, reply) => {
      if (request.caller) await limit(request, reply);
    });
  },
  { name: 'user-limit', dependencies: ['rate-limiter', 'sessions'] },
);

/** Says on every answer how much is left, and refuses with 429 when nothing is (S0, "429 Too Many Requests"). */
function limiter(
  app: FastifyInstance,
  max: number,
  options: CreateRateLimitOptions & { readonly prefix: string },
) {
  const count = app.createRateLimit({ ...options, max });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const counted = await count(request);
    if (counted.isAllowed) return;
    const isExceeded = counted.isExceeded || request.fault === 'rate-limited';
    const remaining = isExceeded ? 0 : counted.remaining;
    tell(reply, { limit: max, remaining, ttl: counted.ttl });
    if (!isExceeded) return;
    throw fail('rate_limit_exceeded', {
      headers: { 'retry-after': String(Math.max(1, counted.ttlInSeconds)) },
    });
  };
}

/** Of several limits, the one that is nearest is told. */
function tell(
  reply: FastifyReply,
  { limit, remaining, ttl }: { readonly limit: number; readonly remaining: number; readonly ttl: number },
): void {
  const told = reply.getHeader('x-ratelimit-remaining');
  if (told !== undefined && Number(told) < remaining) return;
  reply.headers({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil((Date.now() + ttl) / 1000)),
  });
}
