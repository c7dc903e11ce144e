import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import { type Kysely, sql } from 'kysely';
import { prepared } from '../storage/prepared.ts';
import type { RateLimitTables } from '../storage/rate-limit-table.ts';

type Db = Kysely<RateLimitTables>;

type Count = Parameters<FastifyRateLimitStore['incr']>[1];

/** Counts requests in the database, so that several instances count together. */
export function databaseStore(db: Db): FastifyRateLimitStoreCtor {
  return class DatabaseStore implements FastifyRateLimitStore {
    /** What it counts, so that limiters do not share their counters. */
    readonly #prefix: string;

    constructor({ prefix = '' }: { readonly prefix?: string } = {}) {
      this.#prefix = prefix;
    }

    incr(key: string, done: Count, timeWindow = 60_000): void {
      count(db, `${this.#prefix}${key}`, timeWindow).then(
        (counted) => done(null, counted),
        (error: Error) => done(error),
      );
    }

    child(options: object): DatabaseStore {
      return new DatabaseStore(options);
    }
  };
}

/** One statement, so that no request is counted twice or not at all. */
async function count(db: Db, key: string, window: number): Promise<{ current: number; ttl: number }> {
  const now = Date.now();
  const [counted] = await increment(db, { key, now, ends: now + window });
  if (!counted) throw new Error('a request was not counted');
  return { current: counted.count, ttl: Math.max(0, counted.ends_at - now) };
}

const increment = prepared(
  (db: Db, { key, now, ends }: { readonly key: string; readonly now: number; readonly ends: number }) =>
    db
      .insertInto('rate_limits')
      .values({ key, count: 1, ends_at: ends })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          count: sql`case when rate_limits.ends_at <= ${now} then 1 else rate_limits.count + 1 end`,
          ends_at: sql`case when rate_limits.ends_at <= ${now} then ${ends} else rate_limits.ends_at end`,
        }),
      )
      .returning(['count', 'ends_at']),
);

/** Counters whose window is over. */
export async function deleteOldCounters(db: Db): Promise<void> {
  await db.deleteFrom('rate_limits').where('ends_at', '<', Date.now()).execute();
}
