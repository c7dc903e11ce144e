import type { FastifyInstance } from 'fastify';
import { type QueryExecutorProvider, sql } from 'kysely';
import type { Apply } from '../sabotage.ts';

/**
 * Lets the embedded database do something else than it was told: triggers, which nobody who sends statements sees.
 */
export const triggers = triggersIn((app) => app.storage.db);

/** The same in the database of another server. */
export function triggersIn(
  dbOf: (app: FastifyInstance) => QueryExecutorProvider,
): (...statements: readonly string[]) => Apply {
  return (...statements) =>
    (app) => {
      app.addHook('onReady', async () => {
        for (const [index, statement] of statements.entries())
          await sql.raw(`create trigger sabotage_${index} ${statement}`).execute(dbOf(app));
      });
    };
}
