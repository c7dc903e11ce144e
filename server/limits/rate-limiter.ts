import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Kysely } from 'kysely';
import { repeat } from '../repeat.ts';
import type { StorageKind } from '../storage/open-storage.ts';
import type { RateLimitTables } from '../storage/rate-limit-table.ts';
import { databaseStore, deleteOldCounters } from './database-store.ts';

/** How many addresses, or people, are counted at a time where one instance counts alone. */
const COUNTED = 100_000;
const CLEANING_MS = 60_000;

/** A storage whose database has the table `rate_limits`; Kysely cannot tell that one with more tables has it too. */
export interface CountingStorage {
  readonly kind: StorageKind;
  readonly db: object;
}

/** Counts requests, in the database where several instances share one. Adds what limits are made with. */
export const rateLimiter = fp<{ readonly storage: CountingStorage }>(
  async (app, { storage }) => {
    const isShared = storage.kind === 'postgres';
    const db = storage.db as Kysely<RateLimitTables>;
    await app.register(rateLimit, {
      global: false,
      cache: COUNTED,
      // Better no limit than no answer.
      skipOnError: true,
      ...(isShared ? { store: databaseStore(db) } : {}),
    });
    if (isShared) repeat(app, CLEANING_MS, () => deleteOldCounters(db));
  },
  { name: 'rate-limiter', dependencies: ['fault-protocol'] },
);

/** So many requests in a window, of each whom it counts. */
export interface Limit {
  /** What it counts, so that limits do not share their counters. */
  readonly name: string;
  readonly max: number;
  readonly seconds: number;
  readonly keyOf: (request: FastifyRequest) => string;
  /** Keys that are never counted. */
  readonly except?: readonly string[];
}

/** How much of a limit is left. */
export interface Counted {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until the window ends. */
  readonly ttl: number;
}

/**
 * Counts a request: what is left of the limit, and whether it is exceeded; undefined where the limit does not apply. A
 * request with the fault `rate-limited` exceeds every limit.
 */
export function counter(
  app: FastifyInstance,
  { name, max, seconds, keyOf, except = [] }: Limit,
): (request: FastifyRequest) => Promise<(Counted & { readonly isExceeded: boolean }) | undefined> {
  const window = seconds * 1000;
  const options = { prefix: `${name} `, timeWindow: window, keyGenerator: keyOf, allowList: [...except] };
  const count = app.createRateLimit({ ...options, max });
  return async (request) => {
    const counted = await count(request);
    const isTold = request.fault === 'rate-limited';
    if (counted.isAllowed)
      return isTold ? { limit: max, remaining: 0, ttl: window, isExceeded: true } : undefined;
    const isExceeded = counted.isExceeded || isTold;
    return { limit: max, remaining: isExceeded ? 0 : counted.remaining, ttl: counted.ttl, isExceeded };
  };
}

/** For `Retry-After`: whole seconds, never none. */
export function secondsLeft({ ttl }: Pick<Counted, 'ttl'>): number {
  return Math.max(1, Math.ceil(ttl / 1000));
}
