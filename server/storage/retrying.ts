import { setTimeout } from 'node:timers/promises';
import { Kysely, type TransactionBuilder } from 'kysely';

/** PostgreSQL's `serialization_failure` and `deadlock_detected`: nothing was done, and it may well work the next time. */
const conflicts: readonly unknown[] = ['40001', '40P01'];
const ATTEMPTS = 5;
const PAUSE_MS = 20;

/**
 * A database whose transactions are done again where PostgreSQL ends them because of others. What is done in a transaction
 * must be of no consequence outside of it before it is committed.
 */
export class RetryingKysely<Schema> extends Kysely<Schema> {
  override transaction(): TransactionBuilder<Schema> {
    const builder = super.transaction();
    const once = builder.execute.bind(builder) as TransactionBuilder<Schema>['execute'];
    builder.execute = (work) => retried(() => once(work));
    return builder;
  }
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isConflict(error)) throw error;
      // Those that met each other should not do so again.
      await setTimeout(Math.random() * PAUSE_MS);
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && conflicts.includes(error.code);
}
